/** Reading of single values of the Python server, where anything may be missing or odd. */

export const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value);

export const optionalText = (value: unknown): string | null => {
  const text = textOf(value);
  return text === '' ? null : text;
};

export const integerOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? inRange(Math.trunc(value)) : null;

/** What both JSON and SQLite can hold as an integer. */
const inRange = (value: number) =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, value));

export const flagOf = (value: unknown): number => (value === 1 || value === true || value === '1' ? 1 : 0);

const legacyTime =
  /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:?\d{2})?$/;

/** `YYYY-MM-DD HH:MM:SS.ffffff`, naive and meant as UTC, as our instant; undefined when it is none. */
export function instantOf(value: unknown): string | undefined {
  const [, date, time = '00:00', zone = 'Z'] = legacyTime.exec(textOf(value).trim()) ?? [];
  if (date === undefined) return undefined;
  const milliseconds = Date.parse(`${date}T${time.replace(/(\.\d{3})\d+$/, '$1')}${zone}`);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

/** The text itself when it is one of those allowed, else the standard one, which is noted. */
export function oneOf<T extends string>(
  value: unknown,
  allowed: readonly T[],
  standard: T,
  repair: () => void,
): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) repair();
  return found ?? standard;
}

/** A JSON array of texts as JSON; anything else is an empty one. */
export function textArray(value: unknown, repair: () => void): string {
  const parsed = parseJson(value);
  if (parsed === undefined && optionalText(value) === null) return '[]';
  if (!Array.isArray(parsed)) {
    repair();
    return '[]';
  }
  const texts = parsed.filter((entry) => typeof entry === 'string' && entry.trim() !== '');
  return JSON.stringify([...new Set(texts)]);
}

/** Like `textArray`, but an empty or unreadable list is none. */
export function listOrNull(value: unknown): string | null {
  const list = textArray(value, () => undefined);
  return list === '[]' ? null : list;
}

/** A JSON object as JSON, or null. */
export function jsonObject(value: unknown, repair: () => void): string | null {
  if (optionalText(value) === null) return null;
  const parsed = parseJson(value);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return JSON.stringify(parsed);
  if (parsed !== null) repair();
  return null;
}

function parseJson(value: unknown): unknown {
  try {
    return JSON.parse(textOf(value)) as unknown;
  } catch {
    // What cannot be parsed is treated as absent, and the caller notes it.
    return undefined;
  }
}
