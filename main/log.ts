import { type Logger, pino } from 'pino';
import { prepareLogFile } from './log-file.ts';

/**
 * The log of the main process, one JSON object a line. Written at once, so that the last line before a crash is there.
 *
 * @param path absolute; its folder is made when missing
 */
export function openLog(path: string): Logger {
  prepareLogFile(path);
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: path, sync: true, mode: 0o600 }),
  );
}
