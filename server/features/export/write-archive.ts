import { once } from 'node:events';
import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ReadDb } from '../../db/work.ts';
import type { AttachmentFiles } from '../attachments/attachments.ts';
import { eventsCalendar, todosCalendar } from './calendar/calendar.ts';
import { dataJson } from './data-json.ts';
import { countWritten, rowsOf } from './export.store.ts';
import { createNames, safeName, splitName } from './file-names.ts';
import { conversationMarkdown, memoMarkdown } from './markdown.ts';

export type ArchiveOptions = {
  db: ReadDb;
  files: AttachmentFiles;
  now: Date;
  /** The owner's zone. */
  zone: string;
  signal: AbortSignal;
  /** Told how many entries are done, of how many. */
  report?: ((done: number, total: number) => void) | undefined;
};

/** Text is put together to pieces of this size before it is compressed, characters. */
const pieceLength = 65_536;

/** What is compressed already: doing it again takes time and gains nothing. */
const packed = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'zip']);

export type Archive = {
  /** The bytes of the archive; an error comes out of it. */
  stream: Readable;
  /** Settles when nothing of the database is read any more, and never rejects. */
  done: Promise<void>;
};

/**
 * Writes everything into a ZIP archive. One entry is made at a time, when the one before has been taken, so nothing large
 * is ever in memory. Destroying the stream ends the writing.
 */
export function writeArchive(options: ArchiveOptions): Archive {
  const zip = new ZipFile();
  const stream = zip.outputStream as PassThrough;
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const fail = (error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  stream.once('close', () => left.abort());
  zip.on('error', fail);
  return { stream, done: addAll(zip, { ...options, signal }).then(() => zip.end(), fail) };
}

async function addAll(zip: ZipFile, options: ArchiveOptions): Promise<void> {
  const { db, now, zone, signal } = options;
  const attachments = await placeFiles(options);
  const count = await createCount(options, attachments.size);
  const addText = async (path: string, pieces: Iterable<string> | AsyncIterable<string>) => {
    await addEntry(zip, path, Readable.from(joined(pieces), { objectMode: false }), { mtime: now, signal });
    count();
  };

  await addText(
    'data.json',
    dataJson(db, { exportedAt: now, timeZone: zone }, (id) => attachments.get(id)?.path),
  );
  await addText('events.ics', eventsCalendar(db, now));
  await addText('todos.ics', todosCalendar(db, now, zone));
  const memoName = createNames('memos');
  for await (const memo of rowsOf(db, 'memos')) {
    await addText(memoName(titled(memo['created_at'], memo['title'], 'Memo'), 'md'), [memoMarkdown(memo)]);
  }
  const conversationName = createNames('conversations');
  for await (const row of rowsOf(db, 'conversations')) {
    const name = conversationName(titled(row['created_at'], row['title'], 'Conversation'), 'md');
    await addText(name, conversationMarkdown(db, row, zone));
  }
  for (const { path, storedFilename } of attachments.values()) {
    const file = await options.files.read(storedFilename);
    // Deleted since: its row, of a moment earlier, is in the archive without it.
    if (!file) continue;
    const compress = !packed.has(splitName(path).extension.toLowerCase());
    await addEntry(zip, path, file.stream, { mtime: now, signal, compress, size: file.bytes });
    count();
  }
}

/** `data.json` and the two calendars. */
const singleEntries = 3;

async function createCount({ db, report }: ArchiveOptions, attachments: number): Promise<() => void> {
  const total = singleEntries + attachments + (await countWritten(db));
  let done = 0;
  return () => {
    done += 1;
    report?.(done, total);
  };
}

const titled = (createdAt: unknown, title: unknown, fallback: string) =>
  `${String(createdAt).slice(0, 10)} ${safeName(String(title ?? ''), fallback)}`;

type EntryOptions = { mtime: Date; signal: AbortSignal; compress?: boolean; size?: number };

/** Resolves when the whole entry has been read. */
async function addEntry(zip: ZipFile, path: string, content: Readable, { signal, ...options }: EntryOptions) {
  signal.throwIfAborted();
  const done = once(content, 'end', { signal });
  zip.addReadStreamLazy(path, { ...options, mode: 0o100644 }, (give) => give(null, content));
  try {
    await done;
  } catch (error) {
    content.destroy();
    throw error;
  }
}

/** Pieces of a size that is worth handing on. */
async function* joined(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield text;
}

type PlacedFile = { path: string; storedFilename: string };

/** Where in the archive the file of each attachment stands: under its own name, made safe, and no name twice. */
async function placeFiles({ db, files }: ArchiveOptions): Promise<Map<string, PlacedFile>> {
  const nameOf = createNames('attachments');
  const placed = new Map<string, PlacedFile>();
  for await (const row of rowsOf(db, 'attachments')) {
    const storedFilename = String(row['stored_filename']);
    if ((await files.size(storedFilename)) === undefined) continue;
    const { stem, extension } = splitName(String(row['filename']));
    placed.set(String(row['id']), { path: nameOf(safeName(stem, 'file'), extension), storedFilename });
  }
  return placed;
}
