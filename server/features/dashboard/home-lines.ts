import { statfs } from 'node:fs/promises';
import { nextBackupAt, readBackupSchedule } from '../../lib/backup-schedule.ts';
import type { Services } from '../../services.ts';
import type { BackupList } from '../backup/backup.ts';
import type { HomeLines } from './home.schema.ts';
import { countPhones, countWaitingReminders } from './home.store.ts';
import { type BackupFacts, judgeBackup } from './judge-backup.ts';
import { judgeAi, judgeDisk, judgePhones, judgeReminders, judgeServing } from './state-lines.ts';

/** The state of everything, at this moment. */
export async function readHomeLines(services: Services): Promise<HomeLines> {
  const [disk, { backups }] = await Promise.all([readDisk(services), services.backups.list()]);
  return judgeLines(services, disk, backups);
}

/** @param backups newest first */
export async function judgeLines(
  services: Services,
  disk: Disk | undefined,
  backups: BackupList['backups'],
): Promise<HomeLines> {
  const { serving, phones, ai, reminders } = await readFacts(services);
  const backup = judgeBackup(backupFacts(services, backups, services.clock.now()));
  return { serving, phones, ai, backup, disk: judgeDisk(disk), reminders };
}

async function readFacts(services: Services): Promise<Omit<HomeLines, 'backup' | 'disk'>> {
  const { work, config, hub, door, network, scheduler, notices, aiStatus, startedAt } = services;
  const { values, sources } = config.current();
  const { phones, waiting } = await work.read(async ({ db }) => ({
    phones: await countPhones(db),
    waiting: await countWaitingReminders(db),
  }));
  const connected = hub.connections().filter(({ isOwner }) => !isOwner).length;
  return {
    serving: judgeServing({
      lan: network.lan(),
      isLocalOnly: door.isLocalOnly,
      isOnTrial: services.networkTrial.isOn(),
      figures: {
        port: door.bound().port,
        addresses: services.addresses().length,
        since: startedAt.toISOString(),
        usual_port: door.movedFromPort(),
      },
    }),
    phones: judgePhones({ paired: phones.paired, connected, last_seen: phones.lastSeen }),
    ai: judgeAi({
      provider: values.AI_PROVIDER,
      model: values.AI_MODEL,
      status: aiStatus.current(),
      isChosen: sources.AI_PROVIDER !== 'default' || sources.AI_BASE_URL !== 'default',
    }),
    reminders: judgeReminders({
      isOn: scheduler.isRunning(),
      canBeHeard: notices.isThere || phones.paired > 0 || hub.isHeard(),
      figures: { waiting, is_heard: notices.isThere || hub.isHeard(), quiet_hours: values.QUIET_HOURS },
    }),
  };
}

/** @param all newest first */
function backupFacts(
  { config, backups, scheduler, timeZone }: Services,
  all: BackupList['backups'],
  now: Date,
): BackupFacts {
  const [latest] = all;
  const schedule = scheduler.isRunning()
    ? readBackupSchedule(config.current().values.BACKUP_SCHEDULE)
    : undefined;
  const { proofs, failure } = backups.state.get();
  const tried = all.flatMap(({ filename }) => proofs[filename] ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
  const [proof] = tried;
  return {
    now,
    count: all.length,
    latest: latest && { at: new Date(latest.created_at), bytes: latest.size_bytes },
    period: schedule && schedule.days * 86_400_000,
    nextAt: schedule && nextBackupAt(schedule, now, timeZone()),
    failure: failure && { ...failure, at: new Date(failure.at) },
    proof: proof && { ...proof, at: new Date(proof.at) },
  };
}

export type Disk = { free: number; total: number };

/** Undefined where the system does not say. */
export async function readDisk({ config, logger }: Services): Promise<Disk | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(config.current().dataDir);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch (error) {
    logger.debug({ err: error }, 'the disk does not say how full it is');
    return undefined;
  }
}
