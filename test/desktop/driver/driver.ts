import type * as Electron from 'electron';
import type { Page } from 'playwright';
import type { DesktopRecorder } from '../stand-in/recorder.ts';
import type { KeychainOptions } from './keychain.cjs';

export type LaunchOptions = {
  /** Absolute; becomes Electron's userData. */
  dataFolder: string;
  /** What the owner added on the command line. */
  args?: readonly string[];
  /** A server of the test's own in place of the real one: an absolute path. */
  serverEntry?: string;
  /** How many times faster the timers of the main process run. */
  timeLapse?: number;
  /** The keychain of the system; without it one that seals. */
  keychain?: KeychainOptions;
};

/** A running desktop app. The same for real Electron and for the stand-in, so that a spec cannot tell them apart. */
export type DesktopApp = {
  /** Runs a function in the main process. It is sent as text: it sees its argument and nothing around it. */
  evaluate<A, R>(run: (electron: typeof Electron, argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** The page of the first window. */
  page(): Promise<Page>;
  /** Resolves with the exit code when the main process is gone. */
  exited: Promise<number | null>;
  /** Everything written to the terminal so far. */
  output(): string;
  /** Ends the main process without a word to it. */
  kill(): void;
  /** Leaves no process behind, whatever state the app is in. */
  dispose(): Promise<void>;
};

export type Driver = {
  name: string;
  launch(options: LaunchOptions): Promise<DesktopApp>;
};

declare global {
  var desktopRecorder: DesktopRecorder;
}
