import { utilityProcess } from 'electron';
import { type MessageFromServer, type MessageToServer, messageFromServer } from '../server/protocol.ts';

/** How long a process asked to end may take before it is killed, in milliseconds. */
const patience = 2_000;

export type ServerChild = {
  send(message: MessageToServer): void;
  /** Ends the process, hard if it must be; resolves when it is gone. */
  end(): Promise<void>;
};

export type ServerChildOptions = {
  entry: string;
  /** What the server writes to its standard output and error. */
  onOutput(text: string): void;
  onMessage(message: MessageFromServer): void;
  /** A message that is not in the protocol, with the reason in words. */
  onUnreadable(reason: string): void;
  /** The process is gone by itself, not through `end`. */
  onExit(code: number): void;
};

/** Starts the server in a utility process: SQLite work on Electron's main thread would make the window stutter. */
export function forkServer({
  entry,
  onOutput,
  onMessage,
  onUnreadable,
  onExit,
}: ServerChildOptions): ServerChild {
  const child = utilityProcess.fork(entry, [], { serviceName: 'ClawChat server', stdio: 'pipe' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let ending = false;
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
  child.on('message', (data: unknown) => {
    if (ending) return;
    const { success, data: message, error } = messageFromServer.safeParse(data);
    if (success) onMessage(message);
    else onUnreadable(`The server is of another version than the app (${error.issues[0]?.message}).`);
  });
  child.once('exit', (code) => {
    if (!ending) onExit(code);
  });
  return {
    send: (message) => child.postMessage(message),
    async end() {
      ending = true;
      // Undefined once the process has exited, which `exit` has told or is about to tell.
      const { pid } = child;
      child.kill();
      const kill = setTimeout(() => pid !== undefined && killHard(pid), patience);
      await gone;
      clearTimeout(kill);
    },
  };
}

/** For a server that is stuck: it may have its own handler for the polite signal and never get to run it. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
