import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Where the window was, in points of the screen. */
export const windowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

/** What the desktop itself must know, with or without a server running. Port, network and AI belong to the server. */
const desktopSettings = z.object({
  /** Closing the window leaves the app in the tray, serving phones. */
  keepInTray: z.boolean().default(true),
  /** The owner has been told once where the app goes when its window is closed. */
  toldAboutTray: z.boolean().default(false),
  /** Absolute; chosen by the owner when the usual one could not be used. */
  dataFolder: z.string().optional(),
  window: windowPlace.optional(),
});
export type DesktopSettings = z.infer<typeof desktopSettings>;

export type SettingsFile = {
  get(): DesktopSettings;
  /** Saves the change before it returns. One that cannot be saved counts until the app ends, and `onUnsaved` hears of it. */
  change(change: Partial<DesktopSettings>): void;
  /** Where a file that could not be read was moved to. */
  setAside: string | undefined;
};

/**
 * Opens the settings of the desktop. A missing file means the defaults; a damaged one is moved aside, never
 * overwritten, and its new place told in `setAside`. A disk that is full or gone keeps nobody from the app, which has a
 * screen for that.
 */
export function openSettings(path: string, now: Date, onUnsaved: (error: unknown) => void): SettingsFile {
  const { found, setAside } = readOrSetAside(path, now, onUnsaved);
  let current = found;
  return {
    get: () => current,
    change(change) {
      current = { ...current, ...change };
      try {
        save(path, current);
      } catch (error) {
        onUnsaved(error);
      }
    },
    setAside,
  };
}

type Reading = { found: DesktopSettings; setAside: string | undefined };

function readOrSetAside(path: string, now: Date, onUnsaved: (error: unknown) => void): Reading {
  try {
    const found = readSettings(path);
    if (found !== 'damaged') return { found, setAside: undefined };
    return { found: desktopSettings.parse({}), setAside: moveAside(path, now) };
  } catch (error) {
    onUnsaved(error);
    return { found: desktopSettings.parse({}), setAside: undefined };
  }
}

function readSettings(path: string): DesktopSettings | 'damaged' {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return desktopSettings.parse({});
    throw error;
  }
  return parseSettings(content) ?? 'damaged';
}

function parseSettings(content: string): DesktopSettings | undefined {
  try {
    return desktopSettings.safeParse(JSON.parse(content)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function moveAside(path: string, now: Date): string {
  const target = `${path}.damaged-${now.toISOString().replaceAll(':', '')}`;
  renameSync(path, target);
  return target;
}

/** Written beside and renamed, so that a power cut leaves the old file or the new one. */
function save(path: string, settings: DesktopSettings): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}
