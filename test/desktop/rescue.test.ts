import assert from 'node:assert/strict';
import { closeSync, existsSync, openSync, readdirSync, writeSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { AppState } from '../../main/bridge-contract.ts';
import { startTestServer } from '../support/server.ts';
import type { DesktopApp } from './driver/driver.ts';
import { drivers } from './driver/drivers.ts';
import { picture, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

const args = ['--port=0', '--host=127.0.0.1', '--mdns=false'];
const count = 120;

/** A data folder as a server left it that was used for a while. */
async function used(dataFolder: string): Promise<string> {
  await mkdir(dataFolder);
  const server = await startTestServer({ dataDir: dataFolder });
  try {
    const web = await server.signIn();
    for (let index = 0; index < count; index += 1)
      assert.equal(
        (await web.post('/api/todos', { title: `Todo ${index}`, description: 'x'.repeat(200) })).status,
        201,
      );
  } finally {
    await server.stop();
  }
  return join(dataFolder, 'clawchat.db');
}

/** Overwrites a leaf of each table. */
function damage(file: string, tables: readonly string[]): void {
  const sqlite = new Sqlite(file);
  const pages = tables.map(
    (name) =>
      sqlite
        .prepare(
          "select pageno from dbstat where name = ? and pagetype = 'leaf' order by path limit 1 offset ?",
        )
        .pluck()
        .get(name, name === 'todos' ? 2 : 0) as number,
  );
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
  const descriptor = openSync(file, 'r+');
  for (const page of pages) writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(descriptor);
}

async function todosOf({ serverUrl, token }: AppState): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${serverUrl}/api/todos?limit=1`, { headers });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { total: number }).total;
}

const setAside = (dataFolder: string) =>
  readdirSync(dataFolder).filter((name) => name.startsWith('clawchat.db.set-aside-'));

const choosesFolder = (app: DesktopApp, folder: string) =>
  app.evaluate((_electron, path) => void globalThis.desktopRecorder.folders.push(path), folder);

for (const driver of drivers) {
  describe(`ways out that lead back to the data (${driver.name})`, () => {
    test('a damaged database is salvaged, shown, and used when the owner says so', () =>
      withDataFolder(async (dataFolder) => {
        const file = await used(dataFolder);
        damage(file, ['sessions', 'todos']);
        await withRealApp(driver, { dataFolder, args }, async (app) => {
          const page = await app.page();
          assert.equal((await untilPhase(page, 'failed')).failure?.code, 'DATABASE_DAMAGED');
          await page.getByRole('button', { name: 'Check and rescue' }).click();
          await page.getByText('Rescued into a new file').waitFor();
          const words = await page.getByText('Rescued into a new file').textContent();
          const [, rescued] = /(\d+) todos/.exec(words ?? '') ?? [];
          assert.ok(Number(rescued) > count / 2 && Number(rescued) < count, words ?? '');
          assert.match(words ?? '', /Not all could be read of: .*todos/);
          assert.deepEqual(setAside(dataFolder), [], 'nothing is changed yet');
          await picture(page, 'rescued');

          await page.getByRole('button', { name: 'Go on with what was rescued' }).click();
          assert.equal(await todosOf(await untilPhase(page, 'ready')), Number(rescued));
          assert.equal(setAside(dataFolder).filter((name) => !/-(wal|shm)$/.test(name)).length, 1);
        });
      }));

    test('a database of a newer version is left for the copy from before the upgrade', () =>
      withDataFolder(async (dataFolder) => {
        const file = await used(dataFolder);
        await copyFile(file, `${file}.before-upgrade-20260301T120000`);
        const sqlite = new Sqlite(file);
        sqlite.exec(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z');
          create table of_later (id integer primary key)`);
        sqlite.close();
        await withRealApp(driver, { dataFolder, args }, async (app) => {
          const page = await app.page();
          assert.equal((await untilPhase(page, 'failed')).failure?.code, 'DATABASE_TOO_NEW');
          await page.getByRole('button', { name: 'Use the copy from before the upgrade' }).click();
          assert.equal(await todosOf(await untilPhase(page, 'ready')), count);
          const [aside = ''] = setAside(dataFolder);
          const newer = new Sqlite(join(dataFolder, aside), { readonly: true });
          const tables = newer.prepare("select name from sqlite_schema where name = 'of_later'").all();
          newer.close();
          assert.equal(tables.length, 1, 'the newer database is kept as it was');
        });
      }));

    test('a chosen data folder that is gone is not made anew, and another one can be chosen', () =>
      withDataFolder(async (dataFolder) => {
        const drive = `${dataFolder}-drive`;
        const elsewhere = `${dataFolder}-elsewhere`;
        await used(elsewhere);
        await mkdir(dataFolder);
        await writeFile(join(dataFolder, 'desktop.json'), JSON.stringify({ dataFolder: drive }));
        await withRealApp(driver, { dataFolder, args }, async (app) => {
          const page = await app.page();
          assert.equal((await untilPhase(page, 'failed')).failure?.code, 'DATA_FOLDER_UNAVAILABLE');
          await page.getByRole('button', { name: 'Try again' }).click();
          await untilPhase(page, 'failed');
          assert.equal(existsSync(drive), false);

          // First a folder with nothing in it: that is asked about, and the answer is no.
          await choosesFolder(app, dataFolder);
          await page.getByRole('button', { name: 'Choose folder' }).click();
          await choosesFolder(app, elsewhere);
          await page.getByRole('button', { name: 'Choose folder' }).click();
          const state = await untilPhase(page, 'ready');
          assert.equal(await todosOf(state), count);
          assert.equal(state.dataFolder, elsewhere);
          const dialogs = await app.evaluate(() => globalThis.desktopRecorder.dialogs, undefined);
          assert.ok(dialogs.includes('There is no ClawChat data in this folder.'));
        });
      }));
  });
}
