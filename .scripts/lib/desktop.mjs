import { electronRuntime } from './electron-runtime.mjs';
import { headlessReason, sandboxAllowed } from './headless-reason.mjs';

/**
 * Electron's program, or the reason why there is no desktop window here.
 *
 * @param {{ say: (line: string) => void }} options
 * @returns {{ runtime: string } | { reason: string }}
 */
export function findDesktop({ say }) {
  const machine = {
    platform: process.platform,
    environment: process.env,
    userId: process.getuid?.(),
    sandboxAllowed: () => true,
  };
  const hopeless = headlessReason(machine);
  if (hopeless) return { reason: hopeless };
  const runtime = electronRuntime({ now: Date.now(), say });
  if (!runtime) return { reason: "Electron's runtime could not be fetched" };
  const reason = headlessReason({ ...machine, sandboxAllowed });
  return reason ? { reason } : { runtime };
}
