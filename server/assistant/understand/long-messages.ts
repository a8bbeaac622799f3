import type { Understanding } from './understanding.ts';

/** UTF-16 units in which a message says what it wants; what follows is a text that was pasted. */
const longestHead = 2000;

/** The beginning of a message that is read, cut between words where that is possible. */
export function headOf(text: string): string {
  if (text.length <= longestHead) return text;
  const head = text.slice(0, longestHead);
  const end = head.search(/\s\S*$/u);
  return end > longestHead / 2 ? head.slice(0, end) : head.replace(/[\ud800-\udbff]$/u, '');
}

/** The reading of a beginning with what was not read: a note that reaches to its end goes on. */
export function withRest(wish: Understanding, rest: string): Understanding {
  const { slots, text } = wish;
  const body = slots.description;
  const goesOn = body !== undefined && text.trimEnd().endsWith(body);
  return {
    ...wish,
    text: text + rest,
    slots: goesOn ? { ...slots, description: (body + rest).trimEnd() } : slots,
  };
}
