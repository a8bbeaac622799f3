import type { Logger } from 'pino';
import type { AiProvider } from '../ai/provider.ts';
import type { Work } from '../db/work.ts';
import {
  composeBriefing,
  composeReview,
  dayInWords,
  gatherFacts,
  gatherWeek,
  weekInWords,
} from '../features/today/today.ts';
import type { Frame } from '../live/frames.ts';
import type { Notice } from '../live/notices.ts';
import type { DailyTime } from './due-day.ts';

/** Something told once for a day: to the clients, and on the owner's computer. */
export type Announcement = {
  name: 'daily_briefing' | 'weekly_review';
  /** When it is due; undefined while the owner does not want it. */
  when(): DailyTime | undefined;
  compose(signal: AbortSignal): Promise<{ frame: Frame; notice: Notice }>;
};

export type AnnouncementDependencies = {
  work: Work;
  logger: Logger;
  timeZone(): string;
  /** `HH:MM` */
  briefingTime(): string;
  /** `SU 09:00` or `off`. */
  weeklyReview(): string;
  /** The AI, when one is connected. */
  ai(): AiProvider | undefined;
  /** How long the AI may take, ms. */
  patience: number;
};

/** A review is of use until the second day after its own. */
const usefulDaysOfReview = 3;

/** Nobody asked, so there is no message whose language could be answered in. */
const language = 'English';

export function announcements(dependencies: AnnouncementDependencies): Announcement[] {
  return [dailyBriefing(dependencies), weeklyReview(dependencies)];
}

function dailyBriefing(dependencies: AnnouncementDependencies): Announcement {
  const { work, timeZone } = dependencies;
  return {
    name: 'daily_briefing',
    when: () => ({ time: dependencies.briefingTime(), usefulDays: 1 }),
    async compose(signal) {
      const facts = await work.read((scope) => gatherFacts(scope, timeZone()));
      const words = await dayInWords(facts, inWords(dependencies, signal));
      const { briefing, load_message } = composeBriefing(facts, words);
      return {
        frame: {
          type: 'daily_briefing',
          data: { content: briefing, generated_at: facts.now.toISOString() },
        },
        notice: { title: load_message, body: briefing },
      };
    },
  };
}

function weeklyReview(dependencies: AnnouncementDependencies): Announcement {
  const { work, timeZone } = dependencies;
  return {
    name: 'weekly_review',
    when() {
      const [weekday, time] = dependencies.weeklyReview().split(' ');
      return time === undefined ? undefined : { weekday, time, usefulDays: usefulDaysOfReview };
    },
    async compose(signal) {
      const facts = await work.read((scope) => gatherWeek(scope, timeZone()));
      const words = await weekInWords(facts, inWords(dependencies, signal));
      const { content, suggestions, stats } = composeReview(facts, language, words);
      return {
        frame: { type: 'weekly_review', data: { content, suggestions, stats } },
        notice: { title: 'Your week', body: content },
      };
    },
  };
}

const inWords = (
  { ai, patience, logger }: AnnouncementDependencies,
  signal: AbortSignal,
): Parameters<typeof dayInWords>[1] => ({
  ai: ai(),
  language,
  limitMs: patience,
  signal,
  logger,
});
