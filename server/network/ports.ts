import type { SettingSource } from '../config/sources.ts';

/** How many ports after the usual one are tried. */
const further = 10;
const usualPort = 8000;

/** Whether another port may be taken: one that was given outside is meant. */
export const isMovable = (source: SettingSource) => source === 'saved' || source === 'default';

/**
 * Ports for the desktop app, in the order in which they are tried: a phone finds the server where it was, and an owner
 * who has another program on that port is not asked to know what a port is.
 *
 * @param remembered the port of the last run
 */
export function portsForDesktop(
  port: number,
  source: SettingSource,
  remembered: number | undefined,
): readonly number[] {
  if (!isMovable(source)) return [port];
  const known = source === 'saved' ? [port, remembered] : [remembered, port];
  const usual = Array.from({ length: further + 1 }, (_, index) => usualPort + index);
  return [...new Set([...known.filter((each) => each !== undefined), ...usual])];
}
