import type { ServerResponse } from 'node:http';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Dialect, FakeToolCall } from './fake-ai-dialects.ts';

/** How the fake AI behaves, one mode at a time. All but `normal` and `slow` are trouble met in the wild. */
export type FakeAiMode =
  | 'normal'
  /** Waits `delayMs` before each piece. */
  | 'slow'
  /** Accepts the request and never answers. */
  | 'hang'
  | 'hangMidway'
  /** Destroys the connection: at once for lists, midway for answers. */
  | 'broken'
  /** Ends the answer politely midway, without the end mark. */
  | 'truncated'
  /** One byte at a time, so that every character beyond ASCII arrives in parts. */
  | 'splitUtf8'
  | 'errorMidway'
  /** A frame in the middle is cut-off JSON. */
  | 'malformedMidway'
  /** Pieces without end. */
  | 'endless'
  /** One frame without end. */
  | 'hugeLine'
  /** Status 200 with a web page. */
  | 'notJson'
  | 'wrongKey'
  | 'modelMissing'
  | 'outOfMemory'
  | 'toolsRefused'
  /** 429. */
  | 'busy'
  /** 307 to `redirectTo`. */
  | 'redirect';

export type Refusal = { status: number; message: string; code: string | null };

/** What the mode refuses with a status of its own; undefined when it answers. */
export function refusalOf(mode: FakeAiMode, asked: { model: string; key: string; hasTools: boolean }) {
  const refusals: Partial<Record<FakeAiMode, Refusal>> = {
    // Repeating the key is what real services do, and what must not reach the owner's screen or log.
    wrongKey: { status: 401, message: `Incorrect API key provided: ${asked.key}.`, code: 'invalid_api_key' },
    modelMissing: { status: 404, message: `model '${asked.model}' not found`, code: 'model_not_found' },
    outOfMemory: {
      status: 500,
      message: 'model requires more system memory (5.6 GiB) than is available (3.1 GiB)',
      code: null,
    },
    busy: { status: 429, message: 'Rate limit reached for requests', code: 'rate_limit_exceeded' },
    ...(asked.hasTools && {
      toolsRefused: { status: 400, message: `${asked.model} does not support tools`, code: null },
    }),
  };
  return refusals[mode];
}

export type Play = {
  response: ServerResponse;
  dialect: Dialect;
  pieces: readonly string[];
  calls: readonly FakeToolCall[];
  delayMs: number;
  /** Aborted when the connection is gone. */
  gone: AbortSignal;
};

/** Writes with back-pressure; false once the connection is gone. */
async function write(play: Play, data: string | Uint8Array): Promise<boolean> {
  if (play.gone.aborted) return false;
  if (!play.response.write(data)) {
    await new Promise<void>((resolve) => {
      play.response.once('drain', resolve);
      play.gone.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  return !play.gone.aborted;
}

async function writeAll(play: Play, frames: readonly string[]): Promise<void> {
  for (const frame of frames) await write(play, frame);
}

async function endWith(play: Play, frame: string): Promise<void> {
  await write(play, frame);
  play.response.end();
}

function frames(play: Play): string[] {
  const calls = play.calls.length > 0 ? play.dialect.toolCalls(play.calls) : [];
  return [...play.dialect.opening, ...play.pieces.map(play.dialect.piece), ...calls];
}

/** The opening and the first half of what follows, rounded up. */
function firstHalf(play: Play): string[] {
  const all = frames(play);
  const opening = play.dialect.opening.length;
  return all.slice(0, opening + Math.ceil((all.length - opening) / 2));
}

async function playSlowly(play: Play): Promise<void> {
  for (const frame of frames(play)) {
    await delay(play.delayMs, undefined, { signal: play.gone }).catch(() => undefined);
    await write(play, frame);
  }
  await endWith(play, play.dialect.ending(play.calls.length > 0));
}

async function playBytes(play: Play): Promise<void> {
  const text = [...frames(play), play.dialect.ending(play.calls.length > 0)].join('');
  for (const byte of Buffer.from(text)) {
    await write(play, Uint8Array.of(byte));
    await nextTurn();
  }
  play.response.end();
}

async function playForever(play: Play, first: string, repeated: string): Promise<void> {
  let open = await write(play, first);
  while (open) {
    open = await write(play, repeated);
    await nextTurn();
  }
}

const endings: Partial<Record<FakeAiMode, (play: Play) => void | Promise<void>>> = {
  hangMidway: () => undefined,
  broken: (play) => void play.response.destroy(new Error('The fake AI hangs up.')),
  truncated: (play) => void play.response.end(),
  errorMidway: (play) =>
    endWith(play, play.dialect.errorFrame('an error was encountered while running the model')),
  malformedMidway: (play) => endWith(play, `${play.dialect.openString}\n\n${play.dialect.ending(false)}`),
};

/** Streams the answer the way the mode wants it. Resolves when the fake has nothing more to do. */
export async function playAnswer(mode: FakeAiMode, play: Play): Promise<void> {
  play.response.writeHead(200, { 'content-type': play.dialect.streamType });
  if (mode === 'slow') return playSlowly(play);
  if (mode === 'splitUtf8') return playBytes(play);
  if (mode === 'endless') return playForever(play, '', play.dialect.piece('On and on. '.repeat(20)));
  if (mode === 'hugeLine') return playForever(play, play.dialect.openString, 'x'.repeat(64 * 1024));
  const ending = endings[mode];
  if (!ending) {
    await writeAll(play, frames(play));
    return endWith(play, play.dialect.ending(play.calls.length > 0));
  }
  await writeAll(play, firstHalf(play));
  // What is written must have left before the trouble begins.
  await delay(10);
  await ending(play);
}
