import { addDays, localDate, toWall } from '../../lib/time-zone.ts';
import type { ReminderKind } from './reminders.table.ts';

/** What a sentence about a reminder is made from. */
export type ReminderFacts = {
  kind: ReminderKind;
  title: string;
  dueAt: Date;
  /** When an event ends. */
  endsAt: Date | undefined;
  /** A day and not a time. */
  isWholeDay: boolean;
};

type Sentences = {
  /** `when` is one of the words below. */
  startsIn(title: string, minutes: number): string;
  startsOn(title: string, when: string): string;
  began(title: string, when: string): string;
  was(title: string, when: string): string;
  dueIn(title: string, minutes: number): string;
  dueOn(title: string, when: string): string;
  overdue(title: string): string;
  today: string;
  tomorrow: string;
  yesterday: string;
  at(day: string, time: string): string;
  several(count: number): string;
  severalSentence(list: string, more: number): string;
};

const english: Sentences = {
  startsIn: (title, minutes) =>
    minutes === 0
      ? `${title} starts now.`
      : `${title} starts in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  startsOn: (title, when) => `${title} is ${when}.`,
  began: (title, when) => `${title} began ${when}.`,
  was: (title, when) => `${title} was ${when}.`,
  dueIn: (title, minutes) =>
    minutes === 0
      ? `${title} is due now.`
      : `${title} is due in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  dueOn: (title, when) => `${title} is due ${when}.`,
  overdue: (title) => `${title} is overdue.`,
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  at: (day, time) => `${day} at ${time}`,
  several: (count) => `${count} reminders`,
  severalSentence: (list, more) =>
    more === 0 ? `Came due meanwhile: ${list}.` : `Came due meanwhile: ${list} and ${more} more.`,
};

const korean: Sentences = {
  startsIn: (title, minutes) =>
    minutes === 0 ? `지금 시작해요: ${title}` : `${minutes}분 뒤에 시작해요: ${title}`,
  startsOn: (title, when) => `${when} 일정이 있어요: ${title}`,
  began: (title, when) => `${when} 시작했어요: ${title}`,
  was: (title, when) => `${when} 있었던 일정이에요: ${title}`,
  dueIn: (title, minutes) =>
    minutes === 0 ? `지금이 기한이에요: ${title}` : `${minutes}분 뒤가 기한이에요: ${title}`,
  dueOn: (title, when) => `${when}까지예요: ${title}`,
  overdue: (title) => `기한이 지났어요: ${title}`,
  today: '오늘',
  tomorrow: '내일',
  yesterday: '어제',
  at: (day, time) => `${day} ${time}에`,
  several: (count) => `알림 ${count}개`,
  severalSentence: (list, more) =>
    more === 0 ? `그동안의 알림: ${list}` : `그동안의 알림: ${list} 외 ${more}개`,
};

/** In the language of the titles: Korean where there is Hangul. */
const sentencesFor = (text: string) => (/\p{Script=Hangul}/u.test(text) ? korean : english);

const minute = 60_000;
/** From here on a clock time says more than minutes. */
const manyMinutes = 90;
const longestTitle = 120;
const mostListed = 3;

/** Whole minutes to the moment; 0 once it has come. */
export const minutesUntil = (moment: Date, now: Date) =>
  Math.max(0, Math.round((moment.getTime() - now.getTime()) / minute));

/** One sentence that can be shown as it is. */
export function reminderSentence(facts: ReminderFacts, now: Date, zone: string): string {
  const sentences = sentencesFor(facts.title);
  const title = shortTitle(facts.title);
  if (facts.kind === 'todo_overdue') return sentences.overdue(title);
  const when = whenInWords(facts, now, zone, sentences);
  const minutes = minutesUntil(facts.dueAt, now);
  const isNear = !facts.isWholeDay && minutes <= manyMinutes;
  if (facts.kind === 'todo') {
    return isNear ? sentences.dueIn(title, minutes) : sentences.dueOn(title, when);
  }
  if (hasBegun(facts, now, zone)) return sentences[isOver(facts, now) ? 'was' : 'began'](title, when);
  return isNear ? sentences.startsIn(title, minutes) : sentences.startsOn(title, when);
}

/** A whole day goes on being announced while it lasts. */
const hasBegun = ({ dueAt, isWholeDay }: ReminderFacts, now: Date, zone: string) =>
  dueAt < now && !(isWholeDay && localDate(dueAt, zone) === localDate(now, zone));

const isOver = ({ endsAt }: ReminderFacts, now: Date) => !endsAt || endsAt <= now;

/** Title and sentence for several that could not be told in time. */
export function summaryOf(titles: readonly string[]): { title: string; message: string } {
  const sentences = sentencesFor(titles.join(' '));
  const listed = titles.slice(0, mostListed).map(shortTitle).join(', ');
  return {
    title: sentences.several(titles.length),
    message: sentences.severalSentence(listed, Math.max(0, titles.length - mostListed)),
  };
}

function whenInWords({ dueAt, isWholeDay }: ReminderFacts, now: Date, zone: string, sentences: Sentences) {
  const date = localDate(dueAt, zone);
  const today = localDate(now, zone);
  const names: Record<string, string> = {
    [today]: sentences.today,
    [addDays(today, 1)]: sentences.tomorrow,
    [addDays(today, -1)]: sentences.yesterday,
  };
  const day = names[date] ?? date;
  return isWholeDay ? day : sentences.at(day, toWall(dueAt, zone).slice(11, 16));
}

/** Cut between characters. */
const shortTitle = (title: string) =>
  title.length <= longestTitle
    ? title
    : `${title.slice(0, longestTitle - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
