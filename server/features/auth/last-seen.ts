import type { Logger } from 'pino';
import type { Work } from '../../db/work.ts';
import type { Clock } from '../../lib/clock.ts';
import { touchSession } from './auth.store.ts';

/** How often the time a session was last seen is written down, ms. */
const writeInterval = 60_000;

export type Seen = { at: Date; address: string };

/** When each session made its last request, and from where: exact in memory, in the database at most once a minute. */
export type LastSeen = {
  note(sessionId: string, address: string): Promise<void>;
  /** Undefined when the session made no request since the start of the server. */
  of(sessionId: string): Seen | undefined;
  forget(sessionId: string): void;
};

export function createLastSeen(work: Work, clock: Clock, logger: Logger): LastSeen {
  const seen = new Map<string, Seen & { written: number }>();
  return {
    /** Only for the owner to see: a full disk must not shut out those who read. */
    async note(sessionId, address) {
      const now = clock.monotonic();
      const before = seen.get(sessionId)?.written;
      const due = before === undefined || now - before >= writeInterval;
      seen.set(sessionId, { at: clock.now(), address, written: due ? now : before });
      if (!due) return;
      try {
        await work.write(({ db, now: at }) => touchSession(db, sessionId, address, at));
      } catch (error) {
        logger.warn({ err: error }, 'time of a session not written down');
      }
    },
    of: (sessionId) => seen.get(sessionId),
    forget: (sessionId) => void seen.delete(sessionId),
  };
}
