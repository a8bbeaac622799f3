#!/usr/bin/env node
/**
 * Makes a Debian package with dpkg-deb from the part of fpm's command line that electron-builder uses, so that Linux
 * needs no download for it. It is named to electron-builder in CUSTOM_FPM_PATH.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const single = { type: /** @type {const} */ ('string') };
const several = { ...single, multiple: /** @type {const} */ (true) };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...single, short: 's' },
    output: { ...single, short: 't' },
    force: { type: 'boolean' },
    depends: { ...several, short: 'd' },
    'deb-recommends': several,
    'deb-compression': single,
    'deb-priority': single,
    architecture: single,
    'after-install': single,
    'after-remove': single,
    description: single,
    version: single,
    package: single,
    name: single,
    maintainer: single,
    vendor: single,
    url: single,
    category: single,
    license: single,
  },
});
if (values.output !== 'deb') throw new Error(`Only for Debian packages, not ${values.output}`);

/** In the words of fpm and of dpkg-deb. @type {Record<string, string>} */
const compression = { none: 'none', gz: 'gzip', xz: 'xz', xzmt: 'xz', zstd: 'zstd' };

const folder = mkdtempSync(join(tmpdir(), 'clawchat-deb-'));
try {
  chmodSync(folder, 0o755);
  for (const mapping of positionals) place(mapping);
  writeControl();
  execFileSync('dpkg-deb', [
    '--root-owner-group',
    `-Z${compression[values['deb-compression'] ?? ''] ?? 'xz'}`,
    '--build',
    folder,
    String(values.package),
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * `from=to`: a file to the name `to`, or with a slash at the end of `from` what is in a folder.
 *
 * @param {string} mapping
 */
function place(mapping) {
  const cut = mapping.lastIndexOf('=');
  const from = mapping.slice(0, cut);
  const to = join(folder, mapping.slice(cut + 1));
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** The fields of Debian Policy 5.3, and the scripts that run as the package comes and goes. */
function writeControl() {
  const control = join(folder, 'DEBIAN');
  const [synopsis = '', ...more] = String(values.description).split('\n');
  const fields = {
    Package: values.name,
    Version: values.version,
    License: values.license,
    Vendor: values.vendor,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': Math.ceil(bytesIn(folder) / 1024),
    Depends: values.depends?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Section: values.category ?? 'misc',
    Priority: values['deb-priority'],
    Homepage: values.url,
    Description: [synopsis.trim(), ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  const scripts = { postinst: values['after-install'], postrm: values['after-remove'] };
  for (const [name, file] of Object.entries(scripts)) {
    if (file === undefined) continue;
    cpSync(file, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
}

/**
 * @param {string} place
 * @returns {number}
 */
function bytesIn(place) {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && basename(entry.parentPath) !== 'DEBIAN')
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
