import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { dumpDatabase } from '../../../test/support/fill-database.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { mountSmallDisk } from '../../../test/support/small-disk.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Backup } from './backup.schema.ts';

const backups = '/api/dashboard/backups';

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
      disk.fill(bytesLeft);
      const filesBefore = files();
      const restored = await web.post(`${backups}/${first.body.filename}/restore`);
      assert.equal(restored.status, 507, `restore with ${bytesLeft} bytes left`);
      const made = await web.post<Backup>(backups);
      assert.equal(made.status, bytesLeft < 500_000 ? 507 : 201, `backup with ${bytesLeft} bytes left`);
      if (made.status === 201) await web.delete(`${backups}/${made.body.filename}`);
      assert.deepEqual(files(), filesBefore);
      assert.deepEqual(await dumpDatabase(server.services.work), before);
    }
    disk.makeRoom();
    assert.equal((await web.post(`${backups}/${first.body.filename}/restore`)).status, 200);
    assert.equal((await web.get(`/api/todos/${todo.body.id}`)).status, 200);
  } finally {
    await server.stop();
  }
});
