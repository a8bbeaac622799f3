/** How full the coming days are. Times of day and days are told already; lengths are in minutes. */
export type ToldSchedule = {
  events: number;
  allDay: number;
  minutes: number;
  busiest: { day: string; events: number; minutes: number } | undefined;
  freeMinutes: number;
  longestGap: { from: string; minutes: number } | undefined;
};

/** What the assistant says about free and taken times. Titles come from the owner and are quoted. */
export type PlanningPhrases = {
  /** What a time is looked for when nothing was said. */
  meeting: string;
  /** A length in minutes. */
  length(minutes: number): string;
  freeTimes(title: string, minutes: number, lines: readonly string[]): string;
  noFreeTime(minutes: number): string;
  why: {
    earliest: string;
    wholeDay: string;
    gap(minutes: number): string;
    /** An all-day event stands on that day. */
    marked(title: string): string;
  };
  allDay: string;
  conflicts(count: number, lines: readonly string[], more: number): string;
  noConflicts(from: string, to: string): string;
  emptySchedule: string;
  schedule(told: ToldSchedule): string;
};

const quoted = (title: string) => `“${title}”`;
const bullets = (lines: readonly string[]) => lines.map((line) => `\n• ${line}`).join('');
/** Halves are told, smaller parts are not. */
const inHours = (minutes: number) => Math.round(minutes / 30) / 2;
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function englishLength(minutes: number): string {
  if (minutes < 60 || (minutes < 180 && minutes % 30 !== 0)) return counted(minutes, 'minute', 'minutes');
  return counted(inHours(minutes), 'hour', 'hours');
}

function koreanLength(minutes: number): string {
  return minutes < 60 || (minutes < 180 && minutes % 30 !== 0) ? `${minutes}분` : `${inHours(minutes)}시간`;
}

export const planningInEnglish: PlanningPhrases = {
  meeting: 'Meeting',
  length: englishLength,
  freeTimes: (title, minutes, lines) =>
    `Free times for ${quoted(title)} (${englishLength(minutes)}):${bullets(lines)}`,
  noFreeTime: (minutes) =>
    `I found no free ${englishLength(minutes)} in your working hours within seven days.`,
  why: {
    earliest: 'It is the earliest free time.',
    wholeDay: 'Nothing else is planned on that day.',
    gap: (minutes) => `You have ${englishLength(minutes)} free in a row then.`,
    marked: (title) => `The day also has ${quoted(title)}.`,
  },
  allDay: 'all day',
  conflicts: (count, lines, more) =>
    `${count === 1 ? 'One event is' : `${count} events are`} in the way:${bullets(lines)}${more > 0 ? `\n… and ${more} more.` : ''}`,
  noConflicts: (from, to) => `Nothing is in the way from ${from} to ${to}.`,
  emptySchedule: 'Your calendar is empty for the next seven days.',
  schedule: ({ events, allDay, minutes, busiest, freeMinutes, longestGap }) =>
    [
      `In the next seven days you have ${counted(events, 'event', 'events')}, ${englishLength(minutes)} in all.`,
      allDay > 0 ? `${counted(allDay, 'event lasts', 'events last')} all day.` : '',
      busiest
        ? `The busiest day is ${busiest.day}: ${counted(busiest.events, 'event', 'events')}, ${englishLength(busiest.minutes)}.`
        : '',
      longestGap
        ? `In your working hours ${englishLength(freeMinutes)} are free; the longest gap begins ${longestGap.from} and lasts ${englishLength(longestGap.minutes)}.`
        : 'Nothing is free in your working hours.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
};

export const planningInKorean: PlanningPhrases = {
  meeting: '회의',
  length: koreanLength,
  freeTimes: (title, minutes, lines) =>
    `${quoted(title)} (${koreanLength(minutes)})에 가능한 시간이에요:${bullets(lines)}`,
  noFreeTime: (minutes) => `앞으로 7일 동안 근무 시간에 비어 있는 ${koreanLength(minutes)}이 없어요.`,
  why: {
    earliest: '가장 빨리 비는 시간이에요.',
    wholeDay: '그날은 다른 일정이 없어요.',
    gap: (minutes) => `그때 ${koreanLength(minutes)}이 이어서 비어 있어요.`,
    marked: (title) => `그날은 종일 일정 ${quoted(title)}도 있어요.`,
  },
  allDay: '종일',
  conflicts: (count, lines, more) =>
    `겹치는 일정이 ${count}개 있어요:${bullets(lines)}${more > 0 ? `\n… 그 밖에 ${more}개` : ''}`,
  noConflicts: (from, to) => `${from}부터 ${to}까지 겹치는 일정이 없어요.`,
  emptySchedule: '앞으로 7일 동안 일정이 없어요.',
  schedule: ({ events, allDay, minutes, busiest, freeMinutes, longestGap }) =>
    [
      `앞으로 7일 동안 일정이 ${events}개, 모두 ${koreanLength(minutes)}이에요.`,
      allDay > 0 ? `그중 종일 일정은 ${allDay}개예요.` : '',
      busiest
        ? `가장 바쁜 날은 ${busiest.day}(${busiest.events}개, ${koreanLength(busiest.minutes)})이에요.`
        : '',
      longestGap
        ? `근무 시간 중 ${koreanLength(freeMinutes)}이 비어 있고, 가장 긴 빈 시간은 ${longestGap.from}부터 ${koreanLength(longestGap.minutes)}이에요.`
        : '근무 시간에 빈 시간이 없어요.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
};
