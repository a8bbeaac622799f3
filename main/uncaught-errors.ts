import { app, dialog } from 'electron';
import type { Logger } from 'pino';

/**
 * The end of the main process when something happens that nobody expected: into the log, before the owner's eyes, and
 * out. Installed before anything else, so that a start that fails fails visibly.
 */
export function reportUncaughtErrors(): { logTo(log: Logger): void } {
  let log: Logger | undefined;
  const report = (error: unknown) => {
    log?.fatal({ err: error }, 'the app ends because of an unexpected error');
    dialog.showErrorBox('ClawChat has to close', error instanceof Error ? error.message : String(error));
    app.exit(1);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  return {
    logTo(opened) {
      log = opened;
    },
  };
}
