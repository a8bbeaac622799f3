import { appendFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { KeychainAnswer, MessageFromServer, MessageToServer, Remedy } from '../server/protocol.ts';
import type { DataFolder } from './data-folder.ts';
import type { KeychainQuestion } from './secrets.ts';
import { withPort } from './server-arguments.ts';
import { forkServer, type ServerChild } from './server-child.ts';
import {
  defaultTiming,
  type SupervisorEffect,
  type SupervisorEvent,
  type SupervisorState,
  type SupervisorTiming,
} from './supervisor/state.ts';
import { transition } from './supervisor/transition.ts';

/** Something the server wants the owner to see. */
export type ServerNotice = Extract<MessageFromServer, { type: 'notify' }>;

export type ServerSupervisor = {
  start(): void;
  /** Another attempt, in the phases `waiting` and `failed`; in the latter with what the owner chose. */
  retry(remedy?: Remedy): void;
  /** For the server as it is now; lost while there is none. */
  tell(message: MessageToServer): void;
  /** Lets the server finish for up to 5 s; resolves when no server process is left. The end of this supervisor. */
  stop(): Promise<void>;
};

export type SupervisorOptions = {
  entry: string;
  dataFolder: Pick<DataFolder, 'current' | 'serverLog'>;
  /** The command line for the server. */
  argv: readonly string[];
  log: Logger;
  timing?: SupervisorTiming;
  onChange(state: SupervisorState): void;
  onNotice(notice: ServerNotice): void;
  onKeychain(question: KeychainQuestion): Promise<KeychainAnswer>;
};

/** Keeps one server process running. The rules are in `supervisor/transition.ts`; here they meet processes and timers. */
export function createServerSupervisor(options: SupervisorOptions): ServerSupervisor {
  const { log, timing = defaultTiming } = options;
  let state: SupervisorState = { phase: 'stopped', crashes: [] };
  let child: ServerChild | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended: Promise<void> = Promise.resolve();
  const stopped = Promise.withResolvers<void>();

  function dispatch(event: SupervisorEvent): void {
    const { state: next, effects } = transition(state, event, performance.now(), timing);
    if (next.phase !== state.phase) {
      clearTimeout(timer);
      log.info({ from: state.phase, to: next.phase, failure: next.failure }, 'server');
    }
    const changed = next !== state;
    state = next;
    effects.forEach(perform);
    if (changed) options.onChange(state);
    if (state.phase === 'stopped') stopped.resolve();
  }

  function perform(effect: SupervisorEffect): void {
    switch (effect.type) {
      case 'launch':
        // The process before may still be on its way out, with the port and the database in its hands.
        ended = ended.then(() => launch(effect));
        break;
      case 'send':
        child?.send(effect.message);
        break;
      case 'end':
        ended = child?.end() ?? ended;
        child = undefined;
        break;
      case 'wait':
        clearTimeout(timer);
        timer = setTimeout(dispatch, effect.milliseconds, { type: 'elapsed' });
        break;
    }
  }

  function launch({ port, remedy }: { port?: number; remedy?: Remedy }): void {
    if (state.phase !== 'starting') {
      dispatch({ type: 'exited', code: 0 });
      return;
    }
    if (child) return;
    const argv = port === undefined ? [...options.argv] : withPort(options.argv, port);
    const started = forkServer({
      entry: options.entry,
      onOutput: keepOutput,
      onMessage(message) {
        if (message.type === 'notify') options.onNotice(message);
        else if (message.type === 'keychain') void askKeychain(started, message);
        else dispatch({ type: 'message', message });
      },
      onUnreadable: (reason) => dispatch({ type: 'unreadable', reason }),
      onExit(code) {
        child = undefined;
        dispatch({ type: 'exited', code });
      },
    });
    child = started;
    const { path: dataDir, mustExist: dataDirMustExist } = options.dataFolder.current();
    const common = { type: 'configure' as const, dataDir, dataDirMustExist, argv, parentPid: process.pid };
    child.send(remedy ? { ...common, remedy } : common);
  }

  /** Answers whoever asked, even if there is another server by the time the owner has unlocked the keychain. */
  async function askKeychain(asking: ServerChild, question: KeychainQuestion): Promise<void> {
    asking.send({ type: 'keychain', id: question.id, answer: await options.onKeychain(question) });
  }

  /** The server keeps its own log; what it cannot write there, such as the trace of a crash, is added to it. */
  function keepOutput(text: string): void {
    try {
      appendFileSync(options.dataFolder.serverLog(), text, { mode: 0o600 });
    } catch (error) {
      log.error({ err: error, output: text }, 'the log of the server cannot be written');
    }
  }

  return {
    start: () => dispatch({ type: 'start' }),
    retry: (remedy) => dispatch(remedy ? { type: 'retry', remedy } : { type: 'retry' }),
    tell: (message) => child?.send(message),
    async stop() {
      dispatch({ type: 'stop' });
      await stopped.promise;
      await ended;
    },
  };
}
