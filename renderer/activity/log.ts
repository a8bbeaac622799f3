import { useEffect, useState } from 'react';
import type { LogLevel, LogLine, LogPage } from '../../server/features/log/log.schema.ts';
import type { Api } from '../api/api.ts';
import { readPayloads } from '../api/event-stream.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

export type LogFilter = {
  level: LogLevel;
  text: string;
  /** RFC 3339; only lines since then. */
  from?: string | undefined;
};

/** A line with a number of its own, by which the page tells it from others of the same words. */
export type NumberedLine = LogLine & { number: number };

let lastNumber = 0;
function numbered(line: LogLine): NumberedLine {
  lastNumber += 1;
  return { ...line, number: lastNumber };
}

/** The latest lines that are kept on the page. */
const keptLines = 2000;
const reconnectMs = 3000;
const pageLines = '200';

function queryOf({ level, text, from }: LogFilter, more: Record<string, string> = {}): string {
  return String(new URLSearchParams({ level, ...(text && { text }), ...(from && { from }), ...more }));
}

async function readPage(
  api: Api,
  filter: LogFilter,
  before?: string,
  signal?: AbortSignal,
): Promise<LogPage> {
  const query = queryOf(filter, { limit: pageLines, ...(before && { before }) });
  const path = `/api/dashboard/log?${query}`;
  return withKeys<LogPage>(await api.json({ method: 'GET', path, ...(signal && { signal }) }), 'lines');
}

const isSame = (one: LogLine, other: LogLine) =>
  one.at === other.at && one.message === other.message && one.details === other.details;

/**
 * The end of the log, and then each line as it is written, until the signal says stop or the stream ends. Listening
 * begins before reading, so that no line falls between the two.
 */
async function readAndFollow(
  api: Api,
  filter: LogFilter,
  signal: AbortSignal,
  { begin, add }: { begin: (page: LogPage) => void; add: (line: LogLine) => void },
): Promise<void> {
  const { from: _from, ...rest } = filter;
  const path = `/api/dashboard/log/stream?${queryOf(rest)}`;
  const { body } = await api.open({ method: 'GET', path, signal });
  const page = await readPage(api, filter, undefined, signal);
  begin(page);
  if (body === null) return;
  for await (const payload of readPayloads(body)) {
    if (payload === '[DONE]') return;
    const line = JSON.parse(payload) as LogLine;
    if (!page.lines.some((read) => isSame(read, line))) add(line);
  }
}

export type LogState = {
  /** Newest first. */
  lines: readonly NumberedLine[];
  /** Whether there are older ones. */
  hasMore: boolean;
  isLoading: boolean;
  error: unknown;
  /** Goes on backwards. */
  loadMore(): void;
};

const empty = { lines: [] as readonly NumberedLine[], next: undefined as string | undefined };

/** The log from its end backwards, with what is written meanwhile on top. */
export function useLog(filter: LogFilter): LogState {
  const { api } = useConnection();
  const [page, setPage] = useState(empty);
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const { level, text, from } = filter;

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const wanted = { level, text, from };
    const add = (line: LogLine) =>
      setPage(({ lines, next }) => ({ lines: [numbered(line), ...lines].slice(0, keptLines), next }));
    const begin = ({ lines, next }: LogPage) => {
      setPage({ lines: lines.map(numbered), next });
      setError(null);
      setLoading(false);
    };
    const goOn = () => {
      if (!signal.aborted) timer = setTimeout(run, reconnectMs);
    };
    const run = () => {
      readAndFollow(api, wanted, signal, { begin, add }).then(goOn, (failure: unknown) => {
        if (signal.aborted) return;
        setError(failure);
        setLoading(false);
        goOn();
      });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    setLoading(true);
    run();
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [api, level, text, from]);

  return {
    lines: page.lines,
    hasMore: page.next !== undefined,
    isLoading,
    error,
    loadMore: () => {
      readPage(api, filter, page.next).then(
        ({ lines, next }) =>
          setPage((present) => ({ lines: [...present.lines, ...lines.map(numbered)], next })),
        setError,
      );
    },
  };
}
