import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { app } from './app.ts';
import { standInOptions } from './options.ts';
import { forgetProcess, noteProcess } from './process-list.ts';

const parentPort = new URL('./parent-port.ts', import.meta.url).href;

class StandInUtilityProcess
  extends EventEmitter
  implements Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>
{
  readonly #child: ChildProcess;
  pid: number | undefined;
  stdout: Readable | null;
  stderr: Readable | null;

  constructor(child: ChildProcess, name: string) {
    super();
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    child.once('spawn', () => {
      this.pid = child.pid;
      if (child.pid !== undefined) noteProcess(child.pid, name);
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.once('exit', (code, signal) => {
      if (child.pid !== undefined) forgetProcess(child.pid);
      this.emit('exit', code ?? (signal ? constants.signals[signal] : 0));
      this.pid = undefined;
      this.stdout = null;
      this.stderr = null;
    });
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

/** A Node process with a `process.parentPort`. Its messages are structured clones, as Electron's are. */
export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}): StandInUtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be used before the app is ready');
    const output = options.stdio === 'pipe' ? 'pipe' : 'inherit';
    const child = fork(standInOptions.serverEntry ?? modulePath, args, {
      execArgv: ['--import', parentPort, ...(options.execArgv ?? [])],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.env !== undefined && { env: { ...options.env } }),
    });
    return new StandInUtilityProcess(child, options.serviceName ?? 'Node Utility Process');
  },
};
