import { recorder } from './recorder.ts';

/** Nobody is there to press a button. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    recorder.errorBoxes.push({ title, content });
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Partial<Electron.Dialog>;
