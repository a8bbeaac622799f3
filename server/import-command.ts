import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { makePrivateFolder } from './config/private-file.ts';
import { type Config, ConfigError, openConfig } from './config.ts';
import { asDatabaseError } from './db/errors.ts';
import { lockFolder } from './db/folder-lock.ts';
import { openData } from './db/open-data.ts';
import { openAttachmentFiles } from './features/attachments/attachments.ts';
import type { ImportReport } from './features/import/import.schema.ts';
import { type ImportDependencies, planImport, runImport } from './features/import/import.ts';
import type { ImportSource } from './features/import/import-source.ts';
import { type ImportFile, openImport } from './features/import/open-import.ts';
import { HttpError } from './http/errors.ts';
import { type ImportArguments, readImportArguments, UsageError } from './import-arguments.ts';
import { describePlan, describeResult, progressLine } from './import-words.ts';
import { systemClock } from './lib/clock.ts';
import { StartError } from './lib/start-error.ts';
import { createLogger } from './log.ts';
import { openLogFile } from './log-file.ts';

/** Exit codes as in sysexits.h; 130 is what a shell gives after Ctrl-C. */
const exitCodes = { usage: 64, data: 65, unavailable: 69, configuration: 78, stopped: 130 } as const;

const say = (text: string) => void process.stdout.write(text);

/** Runs `npm run import`. @returns the exit code; whatever went wrong has been said in a sentence */
export async function importFromCommandLine(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const wanted = readImportArguments(argv);
    const config = openConfig({ argv: wanted.configuration })();
    return await importInto(config, wanted, stop.signal);
  } catch (error) {
    const [code, sentence] = explain(error, stop.signal);
    process.stderr.write(`${sentence}\n`);
    return code;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Opens the data folder as the server does, for as long as the task takes. */
async function withData<T>(
  config: Config,
  task: (dependencies: ImportDependencies) => Promise<T>,
): Promise<T> {
  const unlock = lock(config.dataDir);
  try {
    const logger = createLogger(config, openLogFile(config.dataDir).destination);
    const { work, close } = await openData(config.databaseFile, systemClock, logger);
    try {
      const files = openAttachmentFiles(config.uploadDir, work, logger);
      await files.tidyAtStart();
      return await task({ work, files });
    } finally {
      await close();
    }
  } finally {
    unlock();
  }
}

function lock(dataDir: string): () => void {
  try {
    makePrivateFolder(dataDir);
    return lockFolder(dataDir);
  } catch (error) {
    const { cause } = error as { cause?: { code?: unknown } };
    if (cause?.code !== 'SQLITE_BUSY') throw asDatabaseError(error, dataDir);
    throw new StartError(
      'DATA_FOLDER_UNAVAILABLE',
      `ClawChat is running with the data folder ${dataDir}: import in its dashboard, or stop it first.`,
      { cause: error },
    );
  }
}

async function importInto(config: Config, wanted: ImportArguments, signal: AbortSignal): Promise<number> {
  const file = locate(wanted);
  const source = await openImport(file, systemClock.now(), config.timeZone);
  try {
    await withData(config, async (dependencies) => {
      const plan = await planImport(dependencies, source, signal);
      say(describePlan(plan, { kind: source.kind, file, into: config.databaseFile }));
      if (!(await mayGoOn(wanted, signal))) return say('Nothing was imported.\n');
      const report = await runWithProgress(dependencies, source, signal);
      say(describeResult(report));
    });
    return 0;
  } finally {
    await source.close();
  }
}

/** Where nothing else is said, the files of a database lie beside it, as that server had them. */
function locate({ file, uploads }: ImportArguments): ImportFile {
  const path = resolve(file);
  const beside = join(dirname(path), 'uploads');
  const folder = uploads === undefined ? beside : resolve(uploads);
  if (uploads === undefined && !existsSync(beside)) return { path, label: path };
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isFile() ?? false;
  return { path, label: path, uploads: { kind: isFile ? 'zip' : 'folder', path: folder } };
}

/** Asked only where somebody sits in front of it. */
async function mayGoOn({ yes }: ImportArguments, signal: AbortSignal): Promise<boolean> {
  if (yes || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question('Import this? [Y/n] ', { signal });
    return !/^\s*n/i.test(answer);
  } finally {
    terminal.close();
  }
}

async function runWithProgress(
  dependencies: ImportDependencies,
  source: ImportSource,
  signal: AbortSignal,
): Promise<ImportReport> {
  const show = progressLine(say, process.stdout.isTTY);
  // Nobody is connected to a server that does not run, so there is nobody to tell.
  return runImport(dependencies, source, { signal, onProgress: show, announce: () => undefined });
}

function explain(error: unknown, signal: AbortSignal): [code: number, sentence: string] {
  if (signal.aborted) return [exitCodes.stopped, 'Stopped; nothing was imported.'];
  if (error instanceof UsageError) return [exitCodes.usage, error.message];
  if (error instanceof ConfigError) return [exitCodes.configuration, error.message];
  if (error instanceof StartError) return [exitCodes.unavailable, error.message];
  if (error instanceof HttpError) return [exitCodes.data, error.message];
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return [exitCodes.unavailable, 'The disk is full; nothing was imported.'];
  throw error;
}
