import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fetchExport, unzip } from '../../support/import/exported.ts';
import { startTestServer } from '../../support/server.ts';
import type { Finding } from '../proof.ts';
import { hostileNames } from './hostile-names.ts';
import { guardedFolder } from './strays.ts';
import { exportNames, importWith, makeBackup, type NameWay, restoreWith, upload } from './try-names.ts';

/** @param every only each so-manieth name in the ways that take long */
export async function checkNames(every: number): Promise<Finding> {
  using folder = guardedFolder();
  await using server = await startTestServer({ dataDir: folder.dataDir });
  const owner = await server.signIn();
  const faults: string[] = [];
  const counts: Record<string, number> = { names: hostileNames.length };
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const use = async (kind: string, way: NameWay, step: number) => {
    for (const [index, name] of hostileNames.entries()) {
      if (index % step !== 0) continue;
      const answer = await way(owner, name);
      if (typeof answer === 'string') count(`${kind} ${answer}`);
      else faults.push(`${JSON.stringify(name.slice(0, 60))}, ${answer.fault}`);
    }
    faults.push(...folder.strays().map((path) => `${kind} left ${path}`));
  };
  if ((await upload(owner, 'honest.txt')) !== 'taken') faults.push('an honest name was not taken');
  const exported = await unzip(await fetchExport(owner));
  const good = await makeBackup(owner, folder.dataDir);
  await use('import, entry', importWith(exported, 'entry'), every);
  await use('import, stored', importWith(exported, 'stored_filename'), every);
  await use('import, shown', importWith(exported, 'filename'), every);
  await use('restore', restoreWith(good), every);
  await use('upload', upload, 1);
  const { entries, faults: badNames } = await exportNames(owner);
  return { counts: { ...counts, 'exported names': entries }, faults: [...faults, ...badNames] };
}

/** The same look at what is left, after names became paths. Absolute ones are left out: they would leave for real. */
export async function checkNaively(): Promise<Finding> {
  using folder = guardedFolder();
  let written = 0;
  for (const name of hostileNames.filter((each) => /^(\.\.\/)+\w|^\w[\w.]{1,20}$/.test(each))) {
    const path = join(folder.dataDir, 'uploads', name.replace(/^(\.\.\/)+/, '../../'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
    written += 1;
  }
  return { counts: { written }, faults: folder.strays() };
}
