import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import { prepareLogFile } from './log-file.ts';

/**
 * The log of the main process, one JSON object a line. Written at once, so that the last line before a crash is there.
 * Where it cannot be written, on a full disk for instance, the app goes on without: it has a screen for that.
 *
 * @param path absolute; its folder is made when missing
 */
export function openLog(path: string): Logger {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  try {
    prepareLogFile(path);
    const file = pino.destination({ dest: path, sync: true, mode: 0o600 });
    let failed = false;
    file.on('error', (error) => {
      if (!failed) process.stderr.write(`The log cannot be written: ${String(error)}\n`);
      failed = true;
    });
    return pino(options, file);
  } catch (error) {
    process.stderr.write(`There is no log: ${String(error)}\n`);
    return pino(options, new Writable({ write: (_chunk, _encoding, done) => done() }));
  }
}
