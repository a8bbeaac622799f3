import { once } from 'node:events';
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { DesktopApp, Driver } from './driver.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Runs the built app in real Electron. */
export function electronDriver(runtime: string): Driver {
  return {
    name: 'Electron',
    async launch({ dataFolder, args = [], serverEntry, timeLapse, keychain }) {
      const electron = await _electron.launch({
        executablePath: runtime,
        args: [
          '--require',
          join(import.meta.dirname, 'recorder.cjs'),
          root,
          `--user-data-dir=${dataFolder}`,
          ...args,
        ],
        env: {
          ...definedOnly(process.env),
          CLAWCHAT_RECORDER: JSON.stringify({ serverEntry, timeLapse, keychain }),
        },
      });
      const main = electron.process();
      let output = '';
      for (const stream of [main.stdout, main.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      const exited = once(main, 'exit').then(([code]) => code as number | null);
      const app: DesktopApp = {
        evaluate: (run, argument) => electron.evaluate(run as never, argument) as never,
        page: () => electron.firstWindow(),
        exited,
        output: () => output,
        kill: () => void main.kill('SIGKILL'),
        async dispose() {
          if (main.exitCode === null && main.signalCode === null) main.kill('SIGKILL');
          await exited;
        },
      };
      return app;
    },
  };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
