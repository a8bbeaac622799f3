import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { autostartFile, isAutostarted } from './autostart-file.ts';
import { hiddenOption } from './server-arguments.ts';

export type StartAtLogin = {
  /** As the system has it now, with what the owner must do there so that it comes true. */
  read(): { on: boolean; note?: string };
  /** @throws {Error} with words for the owner when the system refuses */
  set(on: boolean): void;
};

export type StartAtLoginOptions = {
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'getPath'>;
  platform: NodeJS.Platform;
  /** What starts this very app: the program, absolute, and what must stand before our own arguments. */
  command: readonly string[];
  icon: string;
};

/** Whether the system starts the app, without its window, when the owner logs in. */
export function startAtLogin(options: StartAtLoginOptions): StartAtLogin {
  if (options.platform === 'darwin') return onMac(options);
  return options.platform === 'win32' ? onWindows(options) : onLinux(options);
}

/** Apps cannot be given arguments there; one that was opened at login opens no window, see `wasOpenedAtLogin`. */
function onMac({ app }: StartAtLoginOptions): StartAtLogin {
  return {
    read() {
      const { openAtLogin, status } = app.getLoginItemSettings();
      if (status !== 'requires-approval') return { on: openAtLogin };
      return { on: false, note: 'Allow ClawChat in System Settings, General, Login Items.' };
    },
    set: (on) => app.setLoginItemSettings({ openAtLogin: on }),
  };
}

function onWindows({ app, command }: StartAtLoginOptions): StartAtLogin {
  const [path = '', ...before] = command;
  const item = { path, args: [...before, hiddenOption] };
  return {
    read() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item);
      if (openAtLogin && !executableWillLaunchAtLogin)
        return { on: false, note: 'Windows has it switched off: Task Manager, Startup apps.' };
      return { on: openAtLogin };
    },
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on, enabled: on }),
  };
}

function onLinux({ app, command, icon }: StartAtLoginOptions): StartAtLogin {
  const path = () => join(app.getPath('appData'), 'autostart', 'clawchat.desktop');
  const whole = [...command, hiddenOption];
  return {
    read: () => ({ on: isAutostarted(readIfThere(path()), whole) }),
    set(on) {
      try {
        if (!on) return rmSync(path(), { force: true });
        mkdirSync(dirname(path()), { recursive: true });
        writeFileSync(path(), autostartFile(whole, icon));
      } catch (error) {
        throw new Error(`${path()} cannot be changed (${(error as NodeJS.ErrnoException).code}).`, {
          cause: error,
        });
      }
    },
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
