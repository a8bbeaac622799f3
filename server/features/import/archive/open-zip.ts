import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { invalid } from '../../../http/errors.ts';
import type { SourceFile } from '../import-source.ts';

/** A ZIP file whose directory was found to be sound. Its names are only ever looked up, never used as paths. */
export type Zip = {
  names(): Iterable<string>;
  /** Throws from the stream when the content is damaged. */
  find(name: string): SourceFile | undefined;
  close(): void;
};

/** More files than this nobody keeps; each costs memory. */
const mostEntries = 500_000;
/** A small entry may pack as well as it likes. */
const unsuspiciousBytes = 16 * 1_048_576;
/** Text packs to a tenth, rarely to a hundredth; a bomb to a thousandth. */
const mostRatio = 200;

/**
 * Opens a ZIP file and looks through its directory, before anything is unpacked.
 *
 * @param label what the file is called in messages
 * @throws {HttpError} 400 for what is no ZIP file, is damaged, names paths that lead out of a folder, has doubled names,
 * is encrypted, or would unpack to far more than it is (a bomb)
 */
export async function openZip(path: string, label: string): Promise<Zip> {
  const { openPromise } = await import('yauzl');
  const { size } = await stat(path);
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: Error) => {
    throw unreadable(label, error);
  });
  try {
    const entries = await readDirectory(zip, label, size);
    return {
      names: () => entries.keys(),
      find: (name) => {
        const entry = entries.get(name);
        return entry && { bytes: entry.uncompressedSize, stream: () => openEntry(zip, entry) };
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readDirectory(zip: ZipFile, label: string, fileBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw invalid(`${label} holds more than ${mostEntries} files`);
  const entries = new Map<string, Entry>();
  let packedBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      packedBytes += entry.compressedSize;
      if (entry.fileName.endsWith('/')) continue;
      if (entries.has(entry.fileName)) throw new Error(`it holds ${entry.fileName} twice`);
      refuseUnfit(entry);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw unreadable(label, error as Error);
  }
  // Entries that share their bytes are how a small file unpacks to a huge one.
  if (packedBytes > fileBytes) throw unreadable(label, new Error('its parts overlap'));
  return entries;
}

function refuseUnfit(entry: Entry): void {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (!entry.canDecodeFileData()) throw new Error(`${fileName} is encrypted or packed in an unknown way`);
  if (uncompressedSize > unsuspiciousBytes && uncompressedSize > mostRatio * compressedSize)
    throw new Error(`${fileName} would unpack to more than ${mostRatio} times its size`);
}

const unreadable = (label: string, error: Error) =>
  invalid(`${label} cannot be read as a ZIP file: ${error.message}`);

/** The content of an entry; the reader compares its size, the checksum is compared here. */
async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const content = await zip.openReadStreamPromise(entry);
  return Readable.from(checked(content, entry), { objectMode: false });
}

async function* checked(content: Readable, { crc32: expected }: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const piece of content) {
    sum = crc32(piece as Buffer, sum);
    yield piece as Buffer;
  }
  if (sum !== expected) throw new Error('its checksum is wrong');
}
