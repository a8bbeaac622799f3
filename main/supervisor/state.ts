import type {
  FatalCode,
  MessageFromServer,
  MessageToServer,
  Remedy,
  StartStep,
} from '../../server/protocol.ts';

/** What the server says about itself. Notices are for the owner, questions for the keychain of the system. */
export type ServerWord = Exclude<MessageFromServer, { type: 'notify' | 'keychain' }>;

export type ServerReady = Omit<Extract<MessageFromServer, { type: 'ready' }>, 'type'>;

export type Failure = {
  code: FatalCode;
  message: string;
  /** Whether the server never came up, or fell over when it had. */
  stage: 'start' | 'run';
  /** Ways out besides another attempt, best first. */
  remedies: readonly Remedy[];
};

/** What the server says of itself while it runs. */
export type ServerActivity = Pick<
  Extract<MessageFromServer, { type: 'state' }>,
  'connectedPhones' | 'openReminders' | 'busy'
>;

/** Holds in every phase. */
type Memory = {
  /** When the server crashed lately, in milliseconds of a monotonic clock. */
  crashes: readonly number[];
  /** The port of the first start; every later one asks for it again, since phones know it. */
  port?: number;
  /** Why the server is not, or was not, running. */
  failure?: Failure;
};

export type SupervisorState = Memory &
  (
    | { phase: 'stopped' }
    /** Launched, not yet ready; with what takes so long. */
    | { phase: 'starting'; progress?: StartStep }
    | ({
        phase: 'ready';
        server: ServerReady;
        lastHealthId: number;
        missedAnswers: number;
      } & ServerActivity)
    /** Crashed, waiting for the next attempt. */
    | { phase: 'waiting' }
    /** Asked to finish what it is doing and go. */
    | { phase: 'stopping' }
    /** Given up until the owner asks for another attempt. */
    | { phase: 'failed' }
  );

export type SupervisorEvent =
  | { type: 'start' }
  /** The owner asks for another attempt. */
  | { type: 'retry'; remedy?: Remedy }
  | { type: 'stop' }
  | { type: 'message'; message: ServerWord }
  /** The server said something that is not in the protocol. */
  | { type: 'unreadable'; reason: string }
  | { type: 'exited'; code: number }
  /** The time asked for with the effect `wait` is over. */
  | { type: 'elapsed' };

export type SupervisorEffect =
  | { type: 'launch'; port?: number; remedy?: Remedy }
  | { type: 'send'; message: MessageToServer }
  /** End the server process, whatever it is doing. */
  | { type: 'end' }
  /** One wait at a time: a new one, or a change of phase, forgets the one before. */
  | { type: 'wait'; milliseconds: number };

export type Step = { state: SupervisorState; effects: readonly SupervisorEffect[] };

/** All in milliseconds. */
export type SupervisorTiming = {
  /** From launch to `ready`, unless the server says what takes longer. */
  readyWithin: number;
  healthEvery: number;
  /** Pauses before the first, second, ... new attempt; the last one holds from then on. */
  backOff: readonly number[];
  /** From `shutdown` to the end of the process. */
  drainWithin: number;
  crashWindow: number;
  /** Counts, not milliseconds: health questions without a good answer, and crashes within the window. */
  missedAnswersLimit: number;
  crashLimit: number;
};

export const defaultTiming: SupervisorTiming = {
  readyWithin: 20_000,
  healthEvery: 2_500,
  backOff: [1_000, 2_000, 5_000],
  drainWithin: 5_000,
  crashWindow: 120_000,
  missedAnswersLimit: 4,
  crashLimit: 5,
};
