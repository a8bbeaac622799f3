import { pino } from 'pino';
import { WebSocket } from 'ws';
import { createLiveConfig } from '../../server/config/live-config.ts';
import { openSecrets } from '../../server/config/secrets.ts';
import { openConfig } from '../../server/config.ts';
import { openData } from '../../server/db/open-data.ts';
import type { Work } from '../../server/db/work.ts';
import type { Told } from '../../server/features/reminders/reminders.ts';
import { randomIds } from '../../server/lib/ids.ts';
import type { Frame } from '../../server/live/frames.ts';
import { createHub } from '../../server/live/hub.ts';
import { createScheduler } from '../../server/scheduler/scheduler.ts';
import type { ControlledClock } from './controlled-clock.ts';

export type HeardReminder = { told: Told; at: Date };
export type HeardFrame = { frame: Frame; at: Date };

/** The scheduler on a database file of its own, without the server around it, so that it can be ended hundreds of times. */
export type SchedulerRun = {
  work: Work;
  /** What rules of features are given. */
  dependencies: {
    ids: typeof randomIds;
    hub: ReturnType<typeof createHub>;
    timeZone(): string;
    attachmentFiles: { sweep(): Promise<void> };
  };
  tick(): Promise<void>;
  /** As a power cut does, in the middle of the next transaction. The run must be closed afterwards. */
  tickAndDie(): Promise<void>;
  close(): Promise<void>;
};

export type RunOptions = {
  folder: string;
  zone: string;
  clock: ControlledClock;
  /** What the owner's computer showed, and what a phone that is always there heard. */
  shown: HeardReminder[];
  heard: HeardFrame[];
};

export async function openSchedulerRun({
  folder,
  zone,
  clock,
  shown,
  heard,
}: RunOptions): Promise<SchedulerRun> {
  const logger = pino({ level: 'silent' });
  const environment = { DATA_DIR: folder, TIME_ZONE: zone, AI_PROVIDER: 'builtin' };
  const read = openConfig({ environment, workingDirectory: folder });
  const data = await openData(read().databaseFile, clock, logger);
  const hub = createHub(logger);
  hub.add(listener((frame) => heard.push({ frame, at: clock.now() })));
  let isDoomed = false;
  const work: Work = {
    read: data.work.read,
    write: (task) =>
      data.work.write(async (scope) => {
        const result = await task(scope);
        if (isDoomed) throw new Error('The power is gone');
        return result;
      }),
  };
  const scheduler = createScheduler({
    work,
    logger,
    hub,
    config: createLiveConfig(read, read(), openSecrets(folder)),
    timeZone: () => zone,
    ai: () => undefined,
    patience: 1000,
    notices: { isThere: true, show: () => undefined, act: async () => undefined },
    push: { isReady: async () => false, send: async () => false, collectReceipts: async () => undefined },
    tickMilliseconds: 3_600_000,
    showNotice: (told) => shown.push({ told, at: clock.now() }),
    startBackup: () => true,
    tidy: async () => undefined,
  });
  return {
    work,
    dependencies: {
      ids: randomIds,
      hub,
      timeZone: () => zone,
      attachmentFiles: { sweep: async () => undefined },
    },
    tick: scheduler.tick,
    async tickAndDie() {
      isDoomed = true;
      await scheduler.tick();
    },
    close: data.close,
  };
}

/** A phone's end of a socket, as far as the hub knows it. */
function listener(onFrame: (frame: Frame) => void) {
  const socket = {
    OPEN: WebSocket.OPEN,
    readyState: WebSocket.OPEN,
    bufferedAmount: 0,
    send: (text: string) => onFrame(JSON.parse(text) as Frame),
    once: () => undefined,
    close: () => undefined,
    terminate: () => undefined,
  };
  return {
    subject: 'user',
    sessionId: 'session',
    socket: socket as unknown as WebSocket,
    isOwner: true,
    isDashboard: false,
    isLocal: false,
    address: '192.0.2.1',
  };
}
