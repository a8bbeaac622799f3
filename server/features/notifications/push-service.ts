/** What a phone shows while the app does not run. */
export type PushMessage = {
  /** Of one device. */
  token: string;
  title: string;
  body: string;
  /** For the app, when the owner taps it. */
  data: Record<string, string>;
};

/** What became of a message. `ticket` names it in a later question for receipts. */
export type PushResult =
  | { outcome: 'accepted'; ticket: string }
  /** The token is of no use any more. */
  | { outcome: 'gone' }
  | { outcome: 'failed'; reason: string };

export type PushReceipt = 'delivered' | 'gone' | 'failed';

/** A service that brings messages to phones. It is outside the house: only used when the owner said so. */
export type PushService = {
  /** One result for each message. @throws when the service cannot be reached: then nothing was sent */
  send(messages: readonly PushMessage[]): Promise<PushResult[]>;
  /** What the phones' makers said later. Tickets they have not answered yet are left out. */
  receipts(tickets: readonly string[]): Promise<Map<string, PushReceipt>>;
};
