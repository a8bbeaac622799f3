import type { LiveConfig } from '../../config/live-config.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Maintenance } from '../../lib/maintenance.ts';
import type { News } from '../../live/news.ts';
import type { Backups } from '../backup/backup.ts';
import { type JobPlan, type Jobs, whyJobFailed } from './jobs.ts';
import { backupWork, checkWork } from './work-on-backups.ts';

export type ScheduledBackupNeeds = {
  jobs: Jobs;
  backups: Backups;
  maintenance: Maintenance;
  config: LiveConfig;
  news: News;
  clock: Clock;
};

/** After so long it is tried again whether a backup could be restored, ms. */
const proofMilliseconds = 7 * 86_400_000;

/**
 * Backups that come by themselves: made, then old ones cleared away, and once a week the newest one is tried. What fails is
 * put down for the owner.
 */
export function createScheduledBackups(needs: ScheduledBackupNeeds) {
  const { jobs, backups, maintenance, config, news, clock } = needs;

  const proveIfDue = (filename: string) => {
    const proven = Object.values(backups.state.get().proofs).filter(({ ok }) => ok);
    const latest = Math.max(0, ...proven.map(({ at }) => Date.parse(at)));
    if (clock.now().getTime() - latest < proofMilliseconds) return;
    jobs.start({ kind: 'check_backup', by: 'schedule', ...checkWork(needs, filename) });
  };

  const { canCancel, run } = backupWork(needs, true);
  const plan: JobPlan = {
    ...{ kind: 'backup', by: 'schedule', subject: undefined, canCancel },
    async run(tools) {
      try {
        const result = await run(tools);
        backups.state.fail(undefined);
        await backups.clearAway(config.current().values.BACKUP_KEEP);
        if (result.filename !== undefined) proveIfDue(result.filename);
        return result;
      } catch (error) {
        if (!tools.signal.aborted)
          backups.state.fail({ at: clock.now().toISOString(), message: whyJobFailed(error).message });
        throw error;
      } finally {
        news.changed('backups', 'home');
      }
    },
  };

  return {
    /** @returns false while other work on the data as a whole is under way; then it should be asked again */
    start(): boolean {
      if (maintenance.isUnderWay()) return false;
      jobs.start(plan);
      return true;
    },
  };
}
