import type { Logger } from 'pino';
import type { Work } from '../../db/work.ts';
import type { Clock } from '../../lib/clock.ts';
import { localDate } from '../../lib/time-zone.ts';
import { noteDeviceDay, touchSession } from './auth.store.ts';

/** How often the time a session was last seen is written down, ms. */
const writeInterval = 60_000;

export type Seen = { at: Date; address: string };

/** When each session made its last request, and from where: exact in memory, in the database at most once a minute. */
export type LastSeen = {
  /** Gives something to wait for only when the time is written down. */
  note(sessionId: string, address: string): Promise<void> | undefined;
  /** Undefined when the session made no request since the start of the server. */
  of(sessionId: string): Seen | undefined;
  forget(sessionId: string): void;
};

export type LastSeenNeeds = { work: Work; clock: Clock; logger: Logger; timeZone(): string };

export function createLastSeen({ work, clock, logger, timeZone }: LastSeenNeeds): LastSeen {
  const seen = new Map<string, Seen & { written: number }>();
  /** Only for the owner to see: a full disk must not shut out those who read. */
  const write = async (sessionId: string, address: string) => {
    try {
      await work.write(async ({ db, now: at }) => {
        await touchSession(db, sessionId, address, at);
        await noteDeviceDay(db, sessionId, localDate(at, timeZone()));
      });
    } catch (error) {
      logger.warn({ err: error }, 'time of a session not written down');
    }
  };
  return {
    note(sessionId, address) {
      const now = clock.monotonic();
      const before = seen.get(sessionId)?.written;
      const due = before === undefined || now - before >= writeInterval;
      seen.set(sessionId, { at: clock.now(), address, written: due ? now : before });
      return due ? write(sessionId, address) : undefined;
    },
    of: (sessionId) => seen.get(sessionId),
    forget: (sessionId) => void seen.delete(sessionId),
  };
}
