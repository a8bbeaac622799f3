import { app } from 'electron';
import { appImage } from './environment.ts';

/** What starts this very app: the program, absolute, and what must stand before our own arguments. */
export function ownCommand(): string[] {
  const program = appImage() ?? process.execPath;
  return app.isPackaged ? [program] : [process.execPath, app.getAppPath()];
}
