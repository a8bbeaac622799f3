import type { News } from '../../live/news.ts';
import type { Backups } from '../backup/backup.ts';
import type { JobResult } from './jobs.schema.ts';
import type { JobPlan } from './jobs.ts';

type Needs = { backups: Backups; news: News };
type Work = Omit<JobPlan, 'by' | 'kind'>;

export const backupWork = ({ backups, news }: Needs, isScheduled: boolean): Work => ({
  canCancel: true,
  async run({ signal, report }): Promise<JobResult> {
    const { filename, size_bytes, missing_files } = await backups.make({ signal, report, isScheduled });
    news.changed('backups', 'home');
    return { filename, size_bytes, missing_files };
  },
});

export const checkWork = ({ backups, news }: Needs, filename: string): Work => ({
  subject: filename,
  canCancel: true,
  async run({ signal, report }) {
    try {
      const { rows } = await backups.check(filename, { signal, report });
      return { filename, rows };
    } finally {
      news.changed('backups', 'home');
    }
  },
});

export const restoreWork = ({ backups, news }: Needs, filename: string): Work => ({
  subject: filename,
  canCancel: true,
  async run({ signal, report, cannotBeCancelled }) {
    const onExchange = () => {
      cannotBeCancelled();
      report({ step: 'exchanging' });
    };
    const { safety_copy } = await backups.restore(filename, { signal, report, onExchange });
    news.changed('backups', 'data', 'home');
    return { filename, safety_copy };
  },
});
