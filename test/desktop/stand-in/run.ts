import { pathToFileURL } from 'node:url';
import { becomeReady } from './app.ts';
import { obeyDriver } from './control.ts';
import { standInOptions } from './options.ts';
import { speedUpTimers } from './time-lapse.ts';

/**
 * What the bare Electron program does: runs the main script of an app folder and is ready after its first tick.
 * Arguments: the script, the app's folder, the app's own arguments.
 */
const [program = '', , script = '', appFolder = '', ...rest] = process.argv;
process.argv = [program, appFolder, ...rest];

speedUpTimers(standInOptions.timeLapse);
obeyDriver();
await import(pathToFileURL(script).href);
becomeReady();
