import type { LogLevel, LogLine, LogQuery } from './log.schema.ts';

/** Levels as pino numbers them. */
const numbers: Readonly<Record<LogLevel, number>> = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

export type LogFilter = Pick<LogQuery, 'level' | 'text' | 'from' | 'to'>;

/** One line as the page shows it. What is no entry of ours, such as the words of a crash, counts as an error. */
export function parseLine(line: string): LogLine {
  const entry = asObject(line);
  if (!entry) return { level: 'error', message: line };
  const { level, time, msg, ...rest } = entry;
  return {
    at: typeof time === 'string' ? time : undefined,
    level: nameOf(Number(level)),
    message: typeof msg === 'string' ? msg : '',
    ...(Object.keys(rest).length > 0 && { details: JSON.stringify(rest) }),
  };
}

function asObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // Shown as it is.
    return undefined;
  }
}

function nameOf(number: number): LogLevel {
  const names = Object.entries(numbers) as [LogLevel, number][];
  return names.findLast(([, least]) => number >= least)?.[0] ?? 'debug';
}

/** Whether a line passes, cheaply: most lines do not. */
export function makeFilter({ level, text, from, to }: LogFilter): (line: string) => boolean {
  const wanted = text?.toLowerCase();
  const least = level === undefined ? 0 : numbers[level];
  const [earliest, latest] = [from, to].map((time) => time && new Date(time).toISOString());
  return (line) => {
    if (line === '' || (wanted && !line.toLowerCase().includes(wanted))) return false;
    if (least > 0 && levelOf(line) < least) return false;
    const time = timeOf(line);
    return !((earliest && time < earliest) || (latest && time > latest));
  };
}

/** Everything before a line that is older than this is older, too. */
export const isBefore = (line: string, from: string | undefined): boolean => {
  const time = timeOf(line);
  return from !== undefined && time !== '' && time < new Date(from).toISOString();
};

const levelOf = (line: string) => Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? numbers.error);

const timeOf = (line: string) => /"time":"([^"]+)"/.exec(line)?.[1] ?? '';
