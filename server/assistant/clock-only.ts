import type { When } from './dates/dates.ts';

/** What a time is said with that names no day. "This afternoon" and "tonight" do. */
const clockWord =
  /^(?:to|at|from|by|due|until|till|for|around|about|the|in|and|half|quarter|past|am|pm|a\.m\.?|p\.m\.?|o['’]?clock|noon|midday|midnight|morning|afternoon|evening|night|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d{1,2}(?:[:.h]\d{2})?(?:am|pm)?|\d{3,4})$/u;
const koreanClockWord =
  /^(?:오전|오후|아침|점심|저녁|밤|새벽|낮|정오|자정|반|(?:\d{1,2}|[한두세네다섯여덟일곱아홉열]{1,3})시(?:\d{1,2}분|반)?|\d{1,2}분)(?:으?로|에|부터|까지)?$/u;

/** Whether a time in a text names an hour and leaves the day open: "to 4pm", not "tomorrow at 4pm". */
export function isClockOnly(text: string, { allDay, start, spans }: When): boolean {
  if (allDay || start === undefined) return false;
  const said = spans.map((span) => text.slice(span.start, span.end)).join(' ');
  const words = said
    .toLowerCase()
    .split(/[\s,–-]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => clockWord.test(word) || koreanClockWord.test(word));
}
