import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readJsonFile, writePrivateJson } from '../config/private-file.ts';
import type { Ids } from '../lib/ids.ts';

const shape = z.object({
  /** Tells this installation from others in the house. Public. */
  id: z.string(),
  /** The port the desktop app had last; phones know it. */
  port: z.number().int().min(1).max(65_535).optional(),
  /** The adapter and network the owner chose, for each set of networks the computer was in. */
  picks: z.record(z.string(), z.object({ interface: z.string(), network: z.string() })),
});
type Remembered = z.infer<typeof shape>;

/** What is remembered about networks from one start to the next. */
export type NetworkMemory = {
  get(): Remembered;
  /** On disk when it returns. */
  change(values: Partial<Remembered>): void;
};

/** A damaged file is begun anew: nothing in it is worth a start that fails. */
export function openNetworkMemory(dataDir: string, ids: Ids, logger: Logger): NetworkMemory {
  const path = join(dataDir, 'network.json');
  let remembered = read(path, logger) ?? { id: ids.uuid(), picks: {} };
  const save = () => writePrivateJson(path, remembered);
  save();
  return {
    get: () => remembered,
    change(values) {
      remembered = { ...remembered, ...values };
      save();
    },
  };
}

function read(path: string, logger: Logger): Remembered | undefined {
  try {
    const stored = readJsonFile(path);
    return stored && shape.parse(stored);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    logger.warn({ path }, 'what was remembered about networks is damaged and begun anew');
    return undefined;
  }
}
