import { type FileHandle, open } from 'node:fs/promises';
import type { LogLine, LogPage, LogQuery } from './log.schema.ts';
import { isBefore, makeFilter, parseLine } from './log-line.ts';

/** Read at once, bytes. */
const chunkBytes = 65_536;

/** Looked through for one page, bytes: for a rare line the page asks again. */
const mostBytes = 4 * 1_048_576;

/** A piece of the log from which bytes can be read; the newest piece comes first. */
export type LogPiece = { size: number; read(position: number, length: number): Promise<Buffer> };

type Progress = { lines: LogLine[]; bytes: number };
type Scan = 'full' | 'spent' | 'begun' | 'older';

/** A page of the log, backwards from where the one before ended. */
export async function readLog(pieces: readonly LogPiece[], query: LogQuery): Promise<LogPage> {
  const [first = 0, offset] = query.before?.split(':').map(Number) ?? [];
  const progress: Progress = { lines: [], bytes: 0 };
  for (let index = first; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    const end = index === first && offset !== undefined ? Math.min(offset, piece.size) : piece.size;
    const { why, position } = await scan(piece, end, query, progress);
    if (why === 'older') return { lines: progress.lines };
    if (why !== 'begun') return { lines: progress.lines, next: `${index}:${position}` };
  }
  return { lines: progress.lines };
}

/** Looks through one piece backwards, line by line, from a position at which a line ends. */
async function scan(
  piece: LogPiece,
  end: number,
  query: LogQuery,
  progress: Progress,
): Promise<{ why: Scan; position: number }> {
  const take = makeTaker(query, progress);
  let position = end;
  for await (const { line, start } of linesBackwards(piece, end)) {
    const why = take(line, position - start);
    position = start;
    if (why) return { why: why !== 'older' && start === 0 ? 'begun' : why, position };
  }
  return { why: 'begun', position: 0 };
}

/** Takes a line into the page when it passes; says why to stop, if that is reached. */
function makeTaker(query: LogQuery, progress: Progress) {
  const passes = makeFilter(query);
  return (line: string, bytes: number): Scan | undefined => {
    progress.bytes += bytes;
    if (passes(line)) progress.lines.push(parseLine(line));
    else if (isBefore(line, query.from)) return 'older';
    if (progress.lines.length >= query.limit) return 'full';
    return progress.bytes >= mostBytes ? 'spent' : undefined;
  };
}

const lineFeed = 10;

async function* linesBackwards(piece: LogPiece, end: number) {
  let held = Buffer.alloc(0);
  for (let position = end; position > 0; ) {
    const length = Math.min(chunkBytes, position);
    position -= length;
    held = Buffer.concat([await piece.read(position, length), held]);
    for (let feed = lastFeed(held); feed >= 0; feed = lastFeed(held)) {
      yield {
        line: held
          .subarray(feed + 1)
          .toString()
          .trimEnd(),
        start: position + feed + 1,
      };
      held = held.subarray(0, feed + 1);
    }
  }
  if (held.length > 0) yield { line: held.toString().trimEnd(), start: 0 };
}

/** The end of the line before the last one, whether that is ended or not. */
const lastFeed = (bytes: Buffer) => (bytes.length < 2 ? -1 : bytes.lastIndexOf(lineFeed, bytes.length - 2));

/** Runs a task on the files of the log that are there, the newest first. */
export async function withLogFiles<T>(
  paths: readonly string[],
  task: (pieces: LogPiece[]) => Promise<T>,
): Promise<T> {
  const files = (await Promise.all(paths.map(openIfThere))).filter((file) => file !== undefined);
  try {
    return await task(await Promise.all(files.map(asPiece)));
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function asPiece(file: FileHandle): Promise<LogPiece> {
  const { size } = await file.stat();
  return {
    size,
    async read(position, length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** Lines in memory as a piece. */
export function pieceOf(lines: readonly string[]): LogPiece {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  return {
    size: bytes.length,
    read: async (position, length) => bytes.subarray(position, position + length),
  };
}
