import type { HomeLines } from './home.schema.ts';

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

/** Without a schedule the owner should think of it once a week. */
const byHandMilliseconds = 7 * dayMilliseconds;

export type BackupFacts = {
  now: Date;
  count: number;
  latest: { at: Date; bytes: number } | undefined;
  /** Between two that come by themselves, ms; undefined when none does. */
  period: number | undefined;
  nextAt: Date | undefined;
  /** The latest attempt by itself, if that failed. */
  failure: { at: Date; message: string } | undefined;
  /** The latest backup of which it was tried whether it can be restored. */
  proof: { at: Date; ok: boolean; message?: string | undefined } | undefined;
};

/** Whether the owner could go back, and to when. */
export function judgeBackup(facts: BackupFacts): HomeLines['backup'] {
  const { latest, proof } = facts;
  const figures = {
    count: facts.count,
    latest_at: latest?.at.toISOString(),
    latest_bytes: latest?.bytes,
    next_at: facts.nextAt?.toISOString(),
    proven_at: proof?.ok ? proof.at.toISOString() : undefined,
  };
  return brokenBackup(facts, figures) ?? { ...judgeAge(facts), figures };
}

function brokenBackup(
  { latest, proof, failure }: BackupFacts,
  figures: HomeLines['backup']['figures'],
): HomeLines['backup'] | undefined {
  const mend = 'BACK_UP_NOW';
  const isSince = (at: Date) => latest !== undefined && latest.at > at;
  if (proof && !proof.ok && !isSince(proof.at)) {
    const failed = { failed_at: proof.at.toISOString(), error: proof.message };
    return { state: 'bad', code: 'NOT_RESTORABLE', mend, figures: { ...figures, ...failed } };
  }
  if (!failure || isSince(failure.at)) return undefined;
  const failed = { failed_at: failure.at.toISOString(), error: failure.message };
  return { state: 'bad', code: 'FAILED', mend, figures: { ...figures, ...failed } };
}

function judgeAge({ now, latest, period, nextAt }: BackupFacts): Omit<HomeLines['backup'], 'figures'> {
  if (!latest)
    return nextAt
      ? { state: 'good', code: 'FIRST_IS_DUE' }
      : { state: 'attention', code: 'NEVER', mend: 'BACK_UP_NOW' };
  // Twice the time, for a computer that was off when it was due.
  const longest = period === undefined ? byHandMilliseconds : 2 * period + hourMilliseconds;
  if (now.getTime() - latest.at.getTime() <= longest) return { state: 'good', code: 'BACKED_UP' };
  return {
    state: 'attention',
    code: 'OLD',
    mend: period === undefined ? 'SCHEDULE_BACKUPS' : 'BACK_UP_NOW',
  };
}
