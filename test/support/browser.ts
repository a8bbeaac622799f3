import type { LaunchOptions } from 'playwright';
import { installedBrowser } from '../../.scripts/lib/browser.mjs';

/**
 * How Playwright starts the browser of this machine: the one named in CLAWCHAT_BROWSER, else the first that is found.
 * Chromium refuses to run as root with its sandbox.
 */
export function browserOptions(): LaunchOptions {
  const program = installedBrowser();
  const isRoot = process.getuid?.() === 0;
  return { ...(program && { executablePath: program }), args: isRoot ? ['--no-sandbox'] : [] };
}
