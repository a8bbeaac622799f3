import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { fetchExport, sendFile, zipTo } from '../../../test/support/import/exported.ts';
import {
  largeLegacyRows,
  makeLegacyFile,
  makeLegacyUploads,
  pngBytes,
} from '../../../test/support/legacy/legacy-file.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { planJob } from '../jobs/job-plans.ts';
import type { Job } from '../jobs/jobs.schema.ts';
import type { ImportState } from './import.schema.ts';

const path = '/api/dashboard/import';

let server: Awaited<ReturnType<typeof startTestServer>>;
let client: ApiClient;
let folder: ReturnType<typeof temporaryFolder>;
let legacy: Buffer;
let uploads: string;

before(async () => {
  folder = temporaryFolder();
  uploads = folder.at('old/data/uploads');
  makeLegacyUploads(uploads);
  makeLegacyFile(folder.at('february.db'), 'february');
  legacy = readFileSync(folder.at('february.db'));
});
after(() => folder[Symbol.dispose]());

/** Every test has a server of its own: an import changes everything. */
async function withServer(task: () => Promise<void>): Promise<void> {
  server = await startTestServer();
  try {
    client = await server.signIn();
    await task();
  } finally {
    await server.stop();
  }
}

const state = async () => (await client.get<ImportState>(path)).body;

async function finished(): Promise<ImportState> {
  for (;;) {
    const now = await state();
    if (now.state !== 'running') return now;
    await setTimeout(10);
  }
}

const prepare = async (content: Buffer, name = 'clawchat.db') => {
  const { status, body } = await sendFile(client, path, name, content);
  return { status, body: body as ImportState & { detail?: string } };
};

const arrivals = () => readdirSync(join(server.config.uploadDir, '.incoming'));

describe('an import in the dashboard', () => {
  it('is planned, confirmed, followed, and told to every socket', () =>
    withServer(async () => {
      assert.deepEqual(await state(), { state: 'none' });
      const planned = await prepare(legacy);
      assert.equal(planned.status, 200);
      assert.equal(planned.body.state, 'planned');
      assert.equal(planned.body.kind, 'legacy');
      assert.deepEqual(planned.body.plan?.files, { copied: 0, bytes: 0, missing: 10 });

      const packed = await zipTo(folder.at('uploads.zip'), {
        'uploads/0123456789abcdef0123456789abcdef.png': pngBytes,
        'uploads/plan of mine.md': '# plan',
      });
      const withFiles = await sendFile(client, `${path}/uploads`, 'uploads.zip', readFileSync(packed));
      assert.deepEqual((withFiles.body as ImportState).plan?.files, { copied: 3, bytes: 22, missing: 7 });

      const named = await client.put<ImportState>(`${path}/uploads`, { path: uploads });
      assert.deepEqual(named.body.plan?.files.copied, 5);
      assert.equal(arrivals().length, 1, 'only the database is kept');

      const socket = await openSocket(server.url, client.token ?? '');
      const started = await client.post<ImportState>(`${path}/start`);
      assert.equal(started.status, 202);
      const done = await finished();
      assert.equal(done.state, 'done');
      assert.deepEqual(done.report?.tables, done.plan?.tables);
      assert.equal(done.report?.files.copied, 5);
      assert.deepEqual(arrivals(), []);
      for (const module of ['todos', 'events', 'memos'])
        await socket.waitFor(
          ({ type, data }) => type === 'module_data_changed' && data?.['module'] === module,
        );
      await socket.close();

      const todos = await client.get<{ total: number }>('/api/todos');
      assert.equal(todos.body.total, 9);
      const found = await client.get<{ total: number }>(`/api/search?q=${encodeURIComponent('회의')}`);
      assert.equal(found.body.total, 1, 'what came in is found');
      const events = await client.get<{ total: number }>('/api/events');
      assert.equal(events.status, 200);
      const files = await client.get<unknown[]>('/api/attachments?memo_id=memo_1');
      assert.equal(files.body.length, 1);
    }));

  it('takes an export, too', () =>
    withServer(async () => {
      await client.post('/api/memos', { title: 'A', content: 'B' });
      const planned = await prepare(await fetchExport(client), 'export.zip');
      assert.equal(planned.body.kind, 'archive');
      assert.ok(planned.body.plan?.tables.every(({ added }) => added === 0));
      const uploadsOfArchive = await client.put(`${path}/uploads`, { path: uploads });
      assert.equal(uploadsOfArchive.status, 409);
    }));

  it('refuses what cannot be imported, and keeps nothing of it', () =>
    withServer(async () => {
      const text = await prepare(Buffer.from('hello'), 'notes.txt');
      assert.equal(text.status, 400);
      assert.match(String(text.body.detail), /notes\.txt is neither/);
      const damaged = Buffer.from(legacy);
      damaged.fill(0xff, 100, 4096);
      assert.equal((await prepare(damaged)).status, 400);
      const ours = await prepare(readFileSync(server.config.databaseFile));
      assert.match(String(ours.body.detail), /restored, not imported/);
      assert.equal((await client.post(`${path}/start`)).status, 409);
      assert.deepEqual(await state(), { state: 'none' });

      await prepare(legacy);
      const nowhere = await client.put<ImportState>(`${path}/uploads`, { path: folder.at('nowhere') });
      assert.equal(nowhere.status, 400);
      const noZip = await sendFile(client, `${path}/uploads`, 'x.zip', Buffer.from('x'));
      assert.equal(noZip.status, 400);
      assert.equal((await state()).state, 'planned', 'the database is still prepared');
      assert.equal((await client.put(`${path}/uploads`, {})).status, 422);
      assert.equal((await client.post(path)).status, 422);
      await client.delete(path);
      assert.deepEqual(await state(), { state: 'none' });
      assert.deepEqual(arrivals(), []);
    }));

  it('can be stopped, and then changed nothing; one runs at a time', () =>
    withServer(async () => {
      makeLegacyFile(folder.at(`large-${process.pid}.db`), 'february', largeLegacyRows(5000));
      const large = readFileSync(folder.at(`large-${process.pid}.db`));
      await prepare(large, 'large.db');
      await client.post(`${path}/start`);
      assert.equal((await prepare(legacy)).status, 409);
      assert.equal((await client.post(`${path}/start`)).status, 409);
      const stopped = await client.delete<ImportState>(path);
      assert.equal(stopped.body.state, 'failed');
      assert.match(stopped.body.error ?? '', /stopped; nothing was changed/);
      assert.equal((await client.get<{ total: number }>('/api/todos')).body.total, 0);
      assert.deepEqual(arrivals(), []);
    }));

  it('runs as a job: counted, cancelled with nothing changed, and done the second time', () =>
    withServer(async () => {
      makeLegacyFile(folder.at(`job-${process.pid}.db`), 'february', largeLegacyRows(2000));
      const large = readFileSync(folder.at(`job-${process.pid}.db`));
      const begin = async () => {
        await prepare(large, 'large.db');
        const { status, body } = await client.post<Job>('/api/dashboard/jobs', { kind: 'import' });
        assert.equal(status, 202);
        return body.id;
      };
      const over = (id: string) => server.services.jobs.whenOver(id);
      await prepare(large, 'large.db');
      const { jobs } = server.services;
      const first = jobs.start(planJob(server.services, { kind: 'import' }));
      jobs.cancel(first.id);
      assert.equal((await over(first.id)).state, 'cancelled');
      assert.equal((await client.get<{ total: number }>('/api/todos')).body.total, 0);
      assert.deepEqual(arrivals(), []);
      const { state: end, result, progress } = await over(await begin());
      assert.deepEqual([end, result?.already_here, progress?.step], ['done', 0, 'rows']);
      assert.ok((result?.added ?? 0) > 2000 && progress?.done === progress?.total);
      const nothing = await client.post<Job>('/api/dashboard/jobs', { kind: 'import' });
      assert.equal((await over(nothing.body.id)).error?.message, 'Choose a file first.');
    }));

  it('does not outlive the server', () =>
    withServer(async () => {
      await prepare(readFileSync(folder.at(`large-${process.pid}.db`)), 'large.db');
      await client.post(`${path}/start`);
      await server.stop();
      assert.match(server.log(), /import failed/);
      assert.doesNotMatch(server.log(), /import done/);
    }));

  it('is for the owner alone', () =>
    withServer(async () => {
      for (const [method, at] of [
        ['GET', path],
        ['POST', path],
        ['POST', `${path}/uploads`],
        ['PUT', `${path}/uploads`],
        ['POST', `${path}/start`],
        ['DELETE', path],
        ['GET', '/api/dashboard/export'],
      ] as const)
        assert.equal((await server.anonymous.request(method, at)).status, 401, `${method} ${at}`);
    }));
});
