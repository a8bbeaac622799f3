import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { hostileNames } from './hostile-names.ts';

/** What a data folder holds, by the server's own names. */
const ownFiles = [
  /^clawchat\.db(-wal|-shm)?$/,
  /^[a-z-]+\.json$/,
  /^[\w.-]*lock[\w.-]*$/,
  /^logs?(\/.*)?$|\.log$/,
  /^uploads(\/\.incoming)?$/,
  /^uploads\/(\.incoming\/)?[0-9a-f]{32}(\.[a-z0-9]{1,16})?$/,
  /^backups$/,
  /^backups\/clawchat_backup_[\w-]+\.db$/,
];

const ofTheRoot = hostileNames.filter((name) => /^\/\w/.test(name));

/** A data folder some levels down in a folder of its own, so that whatever leaves it is seen. */
export function guardedFolder() {
  const folder = temporaryFolder();
  const dataDir = folder.at('one/two/three/data');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(folder.at('one/evil.txt'), 'Not yours');
  const atRoot = ofTheRoot.filter((path) => existsSync(path));
  const here = `one${sep}two${sep}three${sep}data${sep}`;
  const isOwn = (path: string) =>
    path.startsWith(here)
      ? ownFiles.some((own) => own.test(path.slice(here.length).replaceAll(sep, '/')))
      : `${here}`.startsWith(`${path}${sep}`) || path === join('one', 'evil.txt');
  return {
    dataDir,
    /** Files and folders that should not be there. */
    strays(): string[] {
      const inside = readdirSync(folder.path, { recursive: true }).map(String);
      const outside = ofTheRoot.filter((path) => existsSync(path) && !atRoot.includes(path));
      return [...inside.filter((path) => !isOwn(path)), ...outside];
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}
