import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dumpDatabase } from '../../../test/support/fill-database.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Backup } from './backup.schema.ts';

const commands = { mount: 'mount', unmount: 'umount' };
const backups = '/api/dashboard/backups';

/** A disk of that size, where the one who runs the tests may mount one. */
function mountSmallDisk(path: string, megabytes: number): Disposable | undefined {
  mkdirSync(path);
  try {
    execFileSync(commands.mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    // No right to do so, or another system: the test says that it was not tried.
    return undefined;
  }
  return { [Symbol.dispose]: () => execFileSync(commands.unmount, [path]) };
}

/** Leaves so much room and no more. */
function fillDisk(folder: string, bytesLeft: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
}

test('on a full disk there is no backup and no restore, and nothing of the attempt stays', async (context) => {
  using folder = temporaryFolder();
  const dataDir = folder.at('disk');
  using disk = mountSmallDisk(dataDir, 24);
  if (!disk) {
    context.diagnostic('Nobody may mount a small disk here, so this was not tried.');
    return;
  }
  const server = await startTestServer({ dataDir });
  try {
    const web = await server.signIn();
    const todo = await web.post<{ id: string }>('/api/todos', { title: 'Before' });
    const form = new FormData();
    form.append('file', new Blob([Buffer.from('504b0304', 'hex'), Buffer.alloc(2_000_000, 7)]), 'a.zip');
    await web.fetch(`/api/attachments?todo_id=${todo.body.id}`, { method: 'POST', body: form });
    const first = await web.post<Backup>(backups);
    assert.equal(first.status, 201);
    await web.delete(`/api/todos/${todo.body.id}`);
    await server.services.attachmentFiles.sweep();
    const before = await dumpDatabase(server.services.work);
    const files = () =>
      (readdirSync(dataDir, { recursive: true }) as string[])
        .filter((name) => !/-(wal|shm)$/.test(name))
        .sort();

    for (const bytesLeft of [20_000, 200_000, 1_500_000]) {
      rmSync(join(dataDir, 'ballast'), { force: true });
      fillDisk(dataDir, bytesLeft);
      const filesBefore = files();
      const restored = await web.post(`${backups}/${first.body.filename}/restore`);
      assert.equal(restored.status, 507, `restore with ${bytesLeft} bytes left`);
      const made = await web.post<Backup>(backups);
      assert.equal(made.status, bytesLeft < 500_000 ? 507 : 201, `backup with ${bytesLeft} bytes left`);
      if (made.status === 201) await web.delete(`${backups}/${made.body.filename}`);
      assert.deepEqual(files(), filesBefore);
      assert.deepEqual(await dumpDatabase(server.services.work), before);
    }
    rmSync(join(dataDir, 'ballast'));
    assert.equal((await web.post(`${backups}/${first.body.filename}/restore`)).status, 200);
    assert.equal((await web.get(`/api/todos/${todo.body.id}`)).status, 200);
  } finally {
    await server.stop();
  }
});
