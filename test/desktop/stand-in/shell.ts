import { existsSync } from 'node:fs';
import { recorder } from './recorder.ts';

/** Opens nothing; writes down what would have been opened. */
export const shell = {
  async openExternal(url: string): Promise<void> {
    recorder.opened.push(url);
  },
  /** Resolves with the reason when it fails, else with nothing. */
  async openPath(path: string): Promise<string> {
    if (!existsSync(path)) return 'Failed to open path';
    recorder.opened.push(path);
    return '';
  },
  showItemInFolder(path: string): void {
    recorder.opened.push(path);
  },
} satisfies Partial<Electron.Shell>;
