import type { Logger } from 'pino';
import type { ReadDb, Work } from '../../db/work.ts';
import type { Clock } from '../../lib/clock.ts';
import { removePushTokens, selectPushTokens } from './notifications.store.ts';
import type { PushMessage, PushResult, PushService } from './push-service.ts';

export { createExpoPush } from './expo-push.ts';
export type { PushMessage, PushReceipt, PushResult, PushService } from './push-service.ts';

/** After the service could not be reached, it is left alone for so long, ms. */
const pause = 60_000;
/** Receipts are there some minutes after the message, and are kept for about a day. */
const receiptsAfter = 15 * 60_000;
/** Tokens asked about at once, and tickets remembered. */
const mostTickets = 1000;

export type PushNote = Omit<PushMessage, 'token'>;

export type PushDependencies = {
  work: Work;
  clock: Clock;
  logger: Logger;
  service: PushService;
  /** Whether the owner wants it. */
  isOn(): boolean;
  /** Sessions that are connected and need no push. */
  connected(): ReadonlySet<string>;
};

/** Messages to phones that are not connected, when the owner wants that. */
export type Push = {
  /** Whether sending now may reach somebody. */
  isReady(db: ReadDb): Promise<boolean>;
  /** Sends to every phone that is not connected. False when none took it. */
  send(notes: readonly PushNote[]): Promise<boolean>;
  /** Asks what became of earlier messages, once that may be known, and forgets phones that are gone. */
  collectReceipts(): Promise<void>;
};

export function createPush({ work, clock, logger, service, isOn, connected }: PushDependencies): Push {
  const tickets = new Map<string, { token: string; at: number }>();
  let pausedUntil = 0;

  const tokensToSend = async (db: ReadDb) => {
    if (!isOn() || clock.monotonic() < pausedUntil) return [];
    const present = connected();
    return (await selectPushTokens(db)).flatMap(({ token, session_id }) =>
      present.has(session_id) ? [] : [token],
    );
  };

  const forget = async (tokens: readonly string[]) => {
    if (tokens.length === 0) return;
    await work.write(({ db }) => removePushTokens(db, tokens));
    logger.info({ count: tokens.length }, 'push tokens of no use were removed');
  };

  const remember = (ticket: string, token: string) => {
    tickets.set(ticket, { token, at: clock.monotonic() });
    const [oldest] = tickets.keys();
    if (tickets.size > mostTickets && oldest !== undefined) tickets.delete(oldest);
  };

  /** Acts upon what became of messages; true when one was accepted. */
  const keep = async (messages: readonly PushMessage[], results: readonly PushResult[]): Promise<boolean> => {
    const gone = new Set<string>();
    const outcomes = messages.map(({ token }, index) => {
      const result = results[index];
      if (result?.outcome === 'accepted') remember(result.ticket, token);
      if (result?.outcome === 'gone') gone.add(token);
      if (result?.outcome === 'failed') logger.warn({ reason: result.reason }, 'push refused');
      return result?.outcome;
    });
    await forget([...gone]);
    return outcomes.includes('accepted');
  };

  return {
    isReady: async (db) => (await tokensToSend(db)).length > 0,

    async send(notes) {
      const tokens = await work.read(({ db }) => tokensToSend(db));
      const messages = tokens.flatMap((token) => notes.map((note) => ({ ...note, token })));
      if (messages.length === 0) return false;
      try {
        return await keep(messages, await service.send(messages));
      } catch (error) {
        pausedUntil = clock.monotonic() + pause;
        logger.warn({ err: error }, 'the push service could not be reached');
        return false;
      }
    },

    async collectReceipts() {
      const limit = clock.monotonic() - receiptsAfter;
      const ripe = [...tickets].filter(([, { at }]) => at <= limit).map(([ticket]) => ticket);
      if (!isOn() || ripe.length === 0) return;
      const receipts = await service.receipts(ripe);
      const gone = ripe.flatMap((ticket) => {
        const token = tickets.get(ticket)?.token;
        tickets.delete(ticket);
        return token !== undefined && receipts.get(ticket) === 'gone' ? [token] : [];
      });
      await forget([...new Set(gone)]);
    },
  };
}
