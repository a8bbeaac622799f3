import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readJsonFile, writePrivateJson } from '../../config/private-file.ts';
import { type Config, savedSettingsFile } from '../../config.ts';

const shape = z.object({
  /** What was saved before, by name; null where nothing was. */
  before: z.record(z.string(), z.string().nullable()),
});

const trialFile = (dataDir: string) => join(dataDir, 'network-trial.json');

/** On disk when it returns, so that a server that ends during the trial knows at its next start what to take back. */
export function rememberTrial(dataDir: string, before: Readonly<Record<string, string | null>>): void {
  writePrivateJson(trialFile(dataDir), { before });
}

export function forgetTrial(dataDir: string): void {
  rmSync(trialFile(dataDir), { force: true });
}

/**
 * The configuration to start with: a change that was never confirmed is taken back first.
 *
 * @param config as it was read
 * @param read reads it again
 */
export function takeBackUnconfirmed(config: Config, read: () => Config, logger: Logger): Config {
  const { dataDir } = config;
  const before = readBefore(dataDir);
  if (before === undefined) return config;
  if (before !== null) {
    const saved = { ...readJsonFile(savedSettingsFile(dataDir)) };
    for (const [name, value] of Object.entries(before)) {
      if (value === null) delete saved[name];
      else saved[name] = value;
    }
    writePrivateJson(savedSettingsFile(dataDir), saved);
  }
  forgetTrial(dataDir);
  logger.warn(
    { settings: Object.keys(before ?? {}) },
    'a network change that was not confirmed was taken back',
  );
  return read();
}

/** Undefined without a trial, null when what was written of one cannot be read. */
function readBefore(dataDir: string) {
  try {
    const stored = readJsonFile(trialFile(dataDir));
    return stored === undefined ? undefined : (shape.safeParse(stored).data?.before ?? null);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
