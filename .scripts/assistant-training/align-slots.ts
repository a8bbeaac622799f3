import type { Tag } from '../../server/assistant/understand/slots/tags.ts';
import type { MarkedToken } from '../../server/assistant/understand/slots/token-features.ts';

const tagOfSlot: Readonly<Record<string, Tag>> = {
  title: 'title',
  new_title: 'newTitle',
  description: 'description',
  query: 'query',
  location: 'location',
  attendees: 'attendees',
  due_date: 'time',
  start_time: 'time',
  end_time: 'time',
  preferred_date: 'time',
  match_time: 'match',
  duration: 'duration',
  recurrence: 'recurrence',
  priority: 'priority',
};

type Stretch = { start: number; end: number; tag: Tag };

const isWordPart = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Where `value` stands in `text` as whole words, not touching what is taken already. */
function locate(text: string, value: string, taken: readonly Stretch[]): [number, number] | undefined {
  const [lowerText, lowerValue] = [text.toLowerCase(), value.toLowerCase()];
  for (
    let start = lowerText.indexOf(lowerValue);
    start >= 0;
    start = lowerText.indexOf(lowerValue, start + 1)
  ) {
    const end = start + value.length;
    const whole = !isWordPart(lowerText[start - 1]) && !isWordPart(lowerText[end]);
    if (whole && taken.every((other) => end <= other.start || start >= other.end)) return [start, end];
  }
  return undefined;
}

/** The tag of every token by the annotated slots; long values are placed first. */
export function alignSlots(
  text: string,
  slots: Record<string, string | string[]>,
  tokens: readonly MarkedToken[],
): Tag[] {
  const values = Object.entries(slots).flatMap(([slot, value]) => {
    const tag = tagOfSlot[slot];
    return tag === undefined ? [] : [value].flat().map((part) => ({ part, tag }));
  });
  const taken: Stretch[] = [];
  for (const { part, tag } of values.sort((first, second) => second.part.length - first.part.length)) {
    const place = locate(text, part, taken);
    if (place) taken.push({ start: place[0], end: place[1], tag });
  }
  return tokens.map(({ start, end }) => {
    const middle = (start + end) / 2;
    return taken.find((stretch) => stretch.start <= middle && middle <= stretch.end)?.tag ?? 'none';
  });
}
