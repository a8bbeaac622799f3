import { recorder } from './recorder.ts';

/** Nobody is there to press a button: a test lays the answers ready, and without one a dialog is closed. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    recorder.errorBoxes.push({ title, content });
    process.stderr.write(`${title}: ${content}\n`);
  },
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    const options = args.at(-1) as Electron.OpenDialogOptions;
    recorder.dialogs.push(options.title ?? '');
    const folder = recorder.folders.shift();
    return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
  },
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = args.at(-1) as Electron.MessageBoxOptions;
    recorder.dialogs.push(options.message);
    return { response: recorder.buttons.shift() ?? options.cancelId ?? 0, checkboxChecked: false };
  },
} satisfies Partial<Electron.Dialog>;
