/** How a reply ended, once that is stored. */
export type ReplyEnd = {
  /** The answer's text as stored; empty when the model said nothing. */
  text: string;
  intent?: string;
  metadata?: Record<string, unknown>;
  /** A notice of the server, when something went wrong. Stored as a message of its own, under `messageId`. */
  notice?: { messageId: string; text: string };
  /** The new title of a conversation that had none. */
  title?: string;
  /** What else to tell once the end is told: the data that changed. */
  afterwards?: () => void;
};

export type ReplyListener = {
  onPiece(text: string): void;
  onEnd(end: ReplyEnd): void;
};

export type ReplyTarget = {
  conversationId: string;
  userMessageId: string;
  /** What that message says. */
  text: string;
  /** Under which the answer will be stored. */
  messageId: string;
  startedAt: Date;
};

type ReplyOptions = {
  stopWhenAlone: boolean;
  /**
   * Whether the message it answers is stored: a reply may be begun before that, so that the AI need not wait for the
   * disk. False when it was not stored after all; then nothing of the reply may stay.
   */
  isMessageStored: Promise<boolean>;
};

/**
 * A reply that is being made, and those who follow it. The first is given every piece, however late; someone who joins
 * later is given the text so far in one.
 * With `stopWhenAlone` the work stops when the last follower leaves: closing the stream is the clients' stop button.
 */
export class RunningReply {
  readonly target: ReplyTarget;
  readonly ended: Promise<ReplyEnd>;
  readonly isMessageStored: Promise<boolean>;
  /** Resolves when the AI has been asked, or it turns out that it will not be for now. */
  readonly isUnderWay: Promise<void>;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<ReplyListener>();
  readonly #stopWhenAlone: boolean;
  readonly #settle: (end: ReplyEnd) => void;
  readonly #setUnderWay: () => void;
  /** What was said before anybody followed. */
  readonly #pieces: string[] = [];
  #isHeard = false;
  #text = '';
  #end: ReplyEnd | undefined;

  constructor(target: ReplyTarget, { stopWhenAlone, isMessageStored }: ReplyOptions) {
    this.target = target;
    this.#stopWhenAlone = stopWhenAlone;
    this.isMessageStored = isMessageStored;
    const end = Promise.withResolvers<ReplyEnd>();
    this.ended = end.promise;
    this.#settle = end.resolve;
    const start = Promise.withResolvers<void>();
    this.isUnderWay = start.promise;
    this.#setUnderWay = start.resolve;
  }

  get text(): string {
    return this.#text;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** True once it was told to stop; its end is then near. */
  get isStopping(): boolean {
    return this.#abort.signal.aborted;
  }

  get isForSockets(): boolean {
    return !this.#stopWhenAlone;
  }

  /** Returns the function by which the follower leaves. */
  follow(listener: ReplyListener): () => void {
    for (const piece of this.#isHeard ? [this.#text] : this.#pieces)
      if (piece !== '') listener.onPiece(piece);
    this.#isHeard = true;
    if (this.#end) listener.onEnd(this.#end);
    else this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#stopWhenAlone && this.#listeners.size === 0 && !this.#end) this.stop();
    };
  }

  /** To be called when the AI has been asked, or will not be. */
  readonly setUnderWay = (): void => this.#setUnderWay();

  push(piece: string): void {
    this.#text += piece;
    if (!this.#isHeard) this.#pieces.push(piece);
    for (const listener of this.#listeners) listener.onPiece(piece);
  }

  /** What was made at once, and not piece by piece, goes out as one piece. */
  finish(end: ReplyEnd): void {
    if (end.text.length > this.#text.length && end.text.startsWith(this.#text)) {
      this.push(end.text.slice(this.#text.length));
    }
    this.#end = end;
    for (const listener of this.#listeners) listener.onEnd(end);
    this.#listeners.clear();
    this.#settle(end);
  }

  stop(): void {
    this.#abort.abort(new Error('Nobody waits for this reply any more'));
  }
}
