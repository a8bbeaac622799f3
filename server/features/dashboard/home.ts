import { join } from 'node:path';
import type { Work } from '../../db/work.ts';
import { type FolderSize, fileSize, measureFolder } from '../../lib/folder-size.ts';
import { addDays, localDate, startOfDay } from '../../lib/time-zone.ts';
import type { Services } from '../../services.ts';
import { countRows } from '../admin/admin.ts';
import type { BackupList } from '../backup/backup.ts';
import type { DashboardHome, DashboardStorage } from './home.schema.ts';
import { type Day, type DayCounts, measureTables, selectActivity } from './home.store.ts';
import { type Disk, judgeLines, readDisk } from './home-lines.ts';

/** Days of the chart, today included. */
const chartDays = 30;

/** What is remembered between two looks at the first page, because measuring it takes longer than asking. */
export type HomeMeasures = { uploads: FolderSize; backups: FolderSize; tables: TableSizes };

type TableSizes = (work: Work, databaseBytes: number) => ReturnType<typeof measureTables>;

export function createHomeMeasures(services: Pick<Services, 'config' | 'backups'>): HomeMeasures {
  return {
    uploads: measureFolder(services.config.current().uploadDir),
    backups: measureFolder(services.backups.folder),
    tables: rememberedTables(),
  };
}

/** Measured again when the file has grown or shrunk. */
function rememberedTables(): TableSizes {
  let known: { bytes: number; sizes: ReturnType<typeof measureTables> } | undefined;
  return (work, bytes) => {
    if (known?.bytes !== bytes) {
      known = { bytes, sizes: work.read(({ db }) => measureTables(db)) };
      known.sizes.catch(() => {
        known = undefined;
      });
    }
    return known.sizes;
  };
}

/** Everything on the first page, at this moment. */
export async function readHome(services: Services, measures: HomeMeasures): Promise<DashboardHome> {
  const { work, clock, hub } = services;
  const now = clock.now();
  const zone = services.timeZone();
  const [disk, { backups }] = await Promise.all([readDisk(services), services.backups.list()]);
  const [counts, activity, lines] = await Promise.all([
    work.read(({ db }) => countRows(db)),
    readActivity(work, now, zone),
    judgeLines(services, disk, backups),
  ]);
  const { conversations, messages, todos, events, memos, attachments, agent_tasks } = counts;
  return {
    now: now.toISOString(),
    time_zone: zone,
    lines,
    activity,
    storage: await readStorage(services, measures, { attachments, backups, disk }),
    counters: {
      ...{ conversations, messages, todos, events, memos, attachments, agent_tasks },
      sockets: hub.count(),
      running_jobs: services.jobs.runningCount(),
    },
  };
}

function readActivity(work: Work, now: Date, zone: string): Promise<DayCounts[]> {
  const today = localDate(now, zone);
  const days = Array.from({ length: chartDays }, (_, index): Day => {
    const date = addDays(today, index + 1 - chartDays);
    return {
      date,
      begin: startOfDay(date, zone).toISOString(),
      end: startOfDay(addDays(date, 1), zone).toISOString(),
    };
  });
  return work.read(({ db }) => selectActivity(db, days));
}

async function readStorage(
  { work, config, clock }: Services,
  measures: HomeMeasures,
  {
    attachments,
    backups,
    disk,
  }: { attachments: number; backups: BackupList['backups']; disk: Disk | undefined },
): Promise<DashboardStorage> {
  const { databaseFile, dataDir } = config.current();
  const logs = join(dataDir, 'logs');
  const now = clock.monotonic();
  const [database, gathering, log, oldLog] = await Promise.all(
    [databaseFile, `${databaseFile}-wal`, join(logs, 'server.log'), join(logs, 'server.log.1')].map(fileSize),
  );
  const database_bytes = (database ?? 0) + (gathering ?? 0);
  const tables = await measures.tables(work, database ?? 0);
  return {
    messages_bytes: tables.messages,
    items_bytes: tables.items,
    other_bytes: Math.max(0, database_bytes - tables.messages - tables.items),
    database_bytes,
    attachments_bytes: await measures.uploads(String(attachments), now),
    backups_bytes: await measures.backups(`${backups.length} ${backups[0]?.created_at}`, now),
    logs_bytes: (log ?? 0) + (oldLog ?? 0),
    free_bytes: disk?.free,
    total_bytes: disk?.total,
  };
}
