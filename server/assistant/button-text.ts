/**
 * `Schedule "<title>" at <date and time in the browser's own format>`: what the web sends when the owner takes a free
 * time. The words are always English, the moment is written as in the browser's language.
 */
export type ButtonText = {
  title: string;
  /** Local times the moment may mean, such as `2026-11-30T09:00`, the likelier first; never empty. */
  times: string[];
};

const sentence = /^schedule "(.{1,1000})" at (.{8,80})$/iu;
const afternoon = /\bp\.? ?m\b|오후|下午|午後|午后/iu;
const forenoon = /\ba\.? ?m\b|오전|上午|午前/iu;
/** Whatever else is written is not a browser's format. */
const others = /\bklo?\b|[\d\s.,:/()年月日時分秒년월일시분초-]/gu;

/** undefined for every other text. */
export function readButtonText(text: string): ButtonText | undefined {
  // Browsers part the hour from AM and PM by a narrow space that does not break.
  const [, title, moment = ''] = sentence.exec(text.normalize('NFKC').trim()) ?? [];
  if (title === undefined) return undefined;
  const half = afternoon.test(moment) ? 'pm' : forenoon.test(moment) ? 'am' : undefined;
  const rest = moment.replace(afternoon, '').replace(forenoon, '').replace(others, '');
  const numbers = moment.match(/\d+/gu) ?? [];
  if (rest !== '' || numbers.length < 5 || numbers.length > 6) return undefined;
  const [first = '', second = '', third = '', hour = '', minute = ''] = numbers;
  const clock = clockTime(Number(hour), Number(minute), half);
  const dates = datesOf([first, second, third], half === 'pm' || half === 'am', moment);
  const times = clock === undefined ? [] : dates.map((date) => `${date}T${clock}`);
  return times.length > 0 ? { title, times } : undefined;
}

function clockTime(hour: number, minute: number, half: 'am' | 'pm' | undefined): string | undefined {
  if (minute > 59 || hour > (half === undefined ? 23 : 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${pad(hours)}:${pad(minute)}`;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** Year first, or day and month in the order of the language: months come first where the clock has twelve hours. */
function datesOf([first, second, third]: [string, string, string], hasHalves: boolean, moment: string) {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return existing([[a, b, c]]);
  if (third.length !== 4) return [];
  if (/^\d+[.-]/u.test(moment)) return existing([[c, b, a]]);
  const dayFirst: Day = [c, b, a];
  const monthFirst: Day = [c, a, b];
  return existing(hasHalves ? [monthFirst, dayFirst] : [dayFirst, monthFirst]);
}

type Day = [year: number, month: number, day: number];

function existing(days: readonly Day[]): string[] {
  const texts = days.flatMap(([year, month, day]) => {
    const date = new Date(Date.UTC(year, month - 1, day));
    const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return isThere ? [date.toISOString().slice(0, 10)] : [];
  });
  return [...new Set(texts)];
}
