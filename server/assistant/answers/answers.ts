import type { Intent } from '../understand/intents.ts';
import { analyzeSchedule } from './analyze-schedule.ts';
import type { Answer } from './answer.ts';
import { checkConflicts } from './check-conflicts.ts';
import { dailyBriefing } from './daily-briefing.ts';
import { suggestTime } from './suggest-time.ts';
import { weeklyReview } from './weekly-review.ts';

/** Intents that change nothing and answer from what they read. */
export const answers: Partial<Record<Intent, Answer>> = {
  suggest_time: suggestTime,
  check_conflicts: checkConflicts,
  analyze_schedule: analyzeSchedule,
  daily_briefing: dailyBriefing,
  weekly_review: weeklyReview,
};
