import type { Logger } from 'pino';
import type { AiProvider } from './ai/provider.ts';
import type { AiStatusKeeper } from './ai/status.ts';
import type { Decisions } from './assistant/decisions.ts';
import type { Interpret } from './assistant/interpret.ts';
import type { TaskQueue } from './assistant/tasks/queue.ts';
import type { LiveConfig } from './config/live-config.ts';
import type { Work } from './db/work.ts';
import type { AttachmentFiles } from './features/attachments/attachment-files.ts';
import type { Auth } from './features/auth/auth.ts';
import type { Pin } from './features/auth/pin.ts';
import type { SessionEnds } from './features/auth/session-ends.ts';
import type { Backups } from './features/backup/backup.ts';
import type { Chat } from './features/chat/chat.ts';
import type { Exporter } from './features/export/export.ts';
import type { ImportDesk } from './features/import/import-desk.ts';
import type { Jobs } from './features/jobs/jobs.ts';
import type { NetworkTrial } from './features/network-trial/network-trial.ts';
import type { Pairing } from './features/pairing/pairing.ts';
import type { Door } from './http/door.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Maintenance } from './lib/maintenance.ts';
import type { Hub } from './live/hub.ts';
import type { News } from './live/news.ts';
import type { Notices } from './live/notices.ts';
import type { LogTap } from './log-tap.ts';
import type { Network } from './network/network.ts';
import type { Peers } from './network/peers.ts';
import type { ReachableAddress } from './protocol.ts';
import type { Scheduler } from './scheduler/scheduler.ts';
import type { TimeLimits } from './time-limits.ts';

/** What features are given. Everything that a test may want to control is in here. */
export type Services = {
  config: LiveConfig;
  logger: Logger;
  /** What is written to the log. */
  logTap: LogTap;
  /** Everything that must stand in no report. */
  knownSecrets(): string[];
  clock: Clock;
  ids: Ids;
  work: Work;
  auth: Auth;
  pin: Pin;
  pairing: Pairing;
  hub: Hub;
  /** What open dashboards should ask for again. */
  news: News;
  /** Notices of the system on the owner's computer. */
  notices: Notices;
  /** Who is reading a feed that is revoked. */
  feedEnds: SessionEnds;
  scheduler: Scheduler;
  chat: Chat;
  /** Yes and undo by the buttons of a reply's card. */
  decisions: Decisions;
  /** What a sentence would be understood as. */
  interpret: Interpret;
  /** Works on tasks in the background. */
  taskRunner: TaskQueue;
  attachmentFiles: AttachmentFiles;
  maintenance: Maintenance;
  backups: Backups;
  importDesk: ImportDesk;
  exporter: Exporter;
  /** Long work that goes on whether somebody looks or not. */
  jobs: Jobs;
  /** The AI that is configured now. */
  provider(): AiProvider;
  aiStatus: AiStatusKeeper;
  /** Whether an AI could answer, by the latest finding; never while none is chosen. */
  aiConnected(): boolean;
  limits: TimeLimits;
  network: Network;
  networkTrial: NetworkTrial;
  peers: Peers;
  door: Door;
  /** Where phones can reach the server, best first: only what was tried. Empty while it listens on loopback only. */
  addresses(): ReachableAddress[];
  /** The port that is really listened on. */
  port(): number;
  /** False while only this computer can reach the server. */
  isOnLan(): boolean;
  /** The owner's zone, in which every "today" is meant. */
  timeZone(): string;
  /** What the owner should know about where the keys for tokens and AI are, as sentences. */
  keyWarnings(): string[];
  startedAt: Date;
};
