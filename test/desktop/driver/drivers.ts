import { findDesktop } from '../../../.scripts/lib/desktop.mjs';
import type { Driver } from './driver.ts';
import { electronDriver } from './electron-driver.ts';
import { standInDriver } from './stand-in-driver.ts';

const found = findDesktop({ say: () => undefined });

/** The stand-in everywhere, and real Electron where its runtime is. */
export const drivers: readonly Driver[] =
  'runtime' in found ? [standInDriver, electronDriver(found.runtime)] : [standInDriver];

/** Why the specs do not run on real Electron here, or undefined when they do. */
export const notOnElectron = 'reason' in found ? found.reason : undefined;
