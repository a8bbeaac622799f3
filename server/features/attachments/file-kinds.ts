import { open } from 'node:fs/promises';

/** How much of a file is looked at to tell what it is, bytes. */
const sampleBytes = 65_536;

type FileKind = {
  contentType: string;
  /** Whether the beginning of the file is what its name says. */
  fits(sample: Buffer): boolean;
  /** Shown in place by browsers: such a file cannot hold a script. */
  inline?: true;
};

const startsWith =
  (...signatures: readonly string[]) =>
  (sample: Buffer) =>
    signatures.some((signature) => sample.subarray(0, signature.length / 2).toString('hex') === signature);

const ascii = (sample: Buffer, from: number, text: string) =>
  sample.subarray(from, from + text.length).toString('latin1') === text;

const jpeg: FileKind = { contentType: 'image/jpeg', fits: startsWith('ffd8ff'), inline: true };
const text = (contentType: string): FileKind => ({ contentType, fits: isText });

/** Signatures from the formats' own specifications. */
const kinds: Readonly<Record<string, FileKind>> = {
  jpg: jpeg,
  jpeg,
  png: { contentType: 'image/png', fits: startsWith('89504e470d0a1a0a'), inline: true },
  gif: { contentType: 'image/gif', fits: startsWith('474946383761', '474946383961'), inline: true },
  webp: {
    contentType: 'image/webp',
    fits: (sample) => ascii(sample, 0, 'RIFF') && ascii(sample, 8, 'WEBP'),
    inline: true,
  },
  svg: {
    contentType: 'image/svg+xml',
    fits: (sample) => isText(sample) && /<svg[\s>]/i.test(sample.toString()),
  },
  pdf: { contentType: 'application/pdf', fits: (sample) => sample.subarray(0, 1024).includes('%PDF-') },
  zip: { contentType: 'application/zip', fits: startsWith('504b0304', '504b0506', '504b0708') },
  txt: text('text/plain; charset=utf-8'),
  md: text('text/markdown; charset=utf-8'),
};

/** For endings that only the owner's own configuration allows: nothing is known, so nothing is promised. */
const unknownKind: FileKind = { contentType: 'application/octet-stream', fits: () => true };

const kindOf = (extension: string): FileKind => kinds[extension] ?? unknownKind;

/** Ending of a file name, lower case, without dot; empty when it has none. */
export const extensionOf = (filename: string) =>
  /\.([a-z0-9]{1,16})$/i.exec(filename)?.[1]?.toLowerCase() ?? '';

/** The media type under which a file is served. */
export const contentTypeOf = (extension: string) => kindOf(extension).contentType;

/** Whether a browser may show it in place; everything else is only ever downloaded. */
export const isShownInline = (extension: string) => kindOf(extension).inline === true;

/** Whether a file is what its ending says. */
export async function hasPromisedContent(path: string, extension: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return kindOf(extension).fits(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** UTF-8 without control characters; the sample may end in the middle of a character. */
function isText(sample: Buffer): boolean {
  if (sample.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    // Not UTF-8 is the answer, not a failure.
    return false;
  }
}
