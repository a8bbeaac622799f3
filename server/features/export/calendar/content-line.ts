/** Lines of an iCalendar file (RFC 5545, 3.1). */

/** Longest line in bytes of UTF-8 without its end. */
const longestLine = 75;

/** A property as one or more folded lines. The value is already in the form its type asks for. */
export function contentLine(name: string, value: string): string {
  const text = `${name}:${value}`;
  const lines: string[] = [];
  let start = 0;
  let bytes = 0;
  for (let index = 0; index < text.length; ) {
    const character = text.codePointAt(index) ?? 0;
    const size = bytesOf(character);
    if (bytes + size > longestLine) {
      lines.push(text.slice(start, index));
      start = index;
      // The space that every further line begins with.
      bytes = 1;
    }
    bytes += size;
    index += character > 0xffff ? 2 : 1;
  }
  lines.push(text.slice(start));
  return `${lines.join('\r\n ')}\r\n`;
}

/** In UTF-8 (RFC 3629, 3). */
function bytesOf(character: number): number {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character > 0xffff ? 4 : 3;
}

/** A text as a value (RFC 5545, 3.3.11); control characters have no place in it. */
export const textValue = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A property with a text, or nothing for none. */
export const textLine = (name: string, text: unknown): string =>
  typeof text === 'string' && text !== '' ? contentLine(name, textValue(text)) : '';

/** Several texts in one property. */
export const textsLine = (name: string, texts: readonly string[]): string =>
  texts.length > 0 ? contentLine(name, texts.map(textValue).join(',')) : '';

/** `20260302T090000Z` */
export const utcValue = (instant: Date | string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** `20260302T090000` of a wall time. */
export const wallValue = (wall: string): string => wall.slice(0, 19).replace(/[-:]/g, '');

/** `20260302` */
export const dateValue = (date: string): string => date.slice(0, 10).replaceAll('-', '');
