import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SENTINEL } from '@electron/fuses/dist/constants.js';

/** Number of the fuses' format, how many there are, and how Electron is built: `1` on, `0` off. */
const fuseWire = '\u0001\u000810110001';

/**
 * A folder shaped like Electron's runtime for Linux, with fuses to flip: the real one is a download of 120 MB.
 *
 * @param folder absolute; is made
 */
export function standInRuntime(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const programs = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];
  const files = ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', ...programs];
  for (const name of files) writeFileSync(join(folder, name), 'x');
  writeFileSync(join(folder, 'version'), '45.4.1');
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n# ${SENTINEL}${fuseWire}\n`);
  for (const name of programs) chmodSync(join(folder, name), 0o755);
  return folder;
}
