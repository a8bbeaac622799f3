import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';

export type Notice = { tone: 'warn' | 'bad'; sentence: string };

function failuresInWords(signIn: DashboardStatus['sign_in'], now: number, timeZone: string): string {
  const { failures_last_day: count, last_failure: last } = signIn;
  const counted = text.notices.failures(count);
  if (last === undefined) return `${counted}.`;
  return `${counted}, ${text.notices.lastFrom(last.address, momentInWords(last.at, now, timeZone))}.`;
}

/** What the owner should know about, the worst first; empty on a good day. */
export function noticesOf(status: DashboardStatus, now: number): Notice[] {
  const { sign_in, warnings, time_zone } = status;
  const notices: Notice[] = [];
  if (sign_in.blocked) notices.push({ tone: 'bad', sentence: text.notices.blocked });
  if (sign_in.failures_last_day > 0) {
    notices.push({ tone: 'warn', sentence: failuresInWords(sign_in, now, time_zone) });
  }
  for (const sentence of warnings) notices.push({ tone: 'warn', sentence });
  return notices;
}
