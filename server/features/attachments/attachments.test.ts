import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { Attachment } from './attachments.schema.ts';

let server: TestServer;
let web: ApiClient;
let todoId: string;

before(async () => {
  server = await startTestServer({ settings: { MAX_UPLOAD_SIZE_MB: '1' } });
  web = await server.signIn();
  todoId = (await web.post<{ id: string }>('/api/todos', { title: 'With files' })).body.id;
});
after(() => server.stop());

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const upload = async (name: string, content: Buffer | string, query = `?todo_id=${todoId}`) => {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const response = await web.fetch(`/api/attachments${query}`, { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as Attachment };
};
const filesOnDisk = async () =>
  (await readdir(join(server.dataDir, 'uploads'))).filter((name) => name !== '.incoming').sort();
const arrivals = () => readdir(join(server.dataDir, 'uploads', '.incoming'));

test('a file is kept under a name of our own and comes back the same, with bearer or with its address', async () => {
  const { status, body } = await upload('my plan ü.txt', 'hello');
  assert.equal(status, 201);
  assert.deepEqual(
    [body.filename, body.size_bytes, body.todo_id, body.memo_id],
    ['my plan ü.txt', 5, todoId, null],
  );
  assert.match(body.stored_filename, /^[0-9a-f]{32}\.txt$/);
  assert.ok((await filesOnDisk()).includes(body.stored_filename));
  const bare = await fetch(`${server.url}${body.url}`);
  const bearer = await web.fetch(`/api/attachments/${body.id}/download`);
  for (const response of [bare, bearer]) {
    assert.equal(response.status, 200);
    assert.equal(await response.text(), 'hello');
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; .*filename\*=UTF-8''my%20plan%20%C3%BC\.txt$/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
  }
});

test('only true images are shown in place', async () => {
  const image = await upload('photo.PNG', png);
  assert.equal(image.status, 201);
  const svg = await upload('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  const placements = [];
  for (const { body } of [image, svg]) {
    const response = await fetch(`${server.url}${body.url}`);
    placements.push(response.headers.get('content-disposition')?.split(';')[0]);
    await response.arrayBuffer();
  }
  assert.deepEqual(placements, ['inline', 'attachment']);
});

test('what is not what it says, not allowed, nameless or too large is refused and leaves nothing', async () => {
  const before = await filesOnDisk();
  const cases: [string, Buffer | string][] = [
    ['page.html', '<html>'],
    ['fake.png', '<html>'],
    ['fake.pdf', 'not a pdf'],
    ['binary.txt', Buffer.from([1, 0, 2])],
    ['noending', 'x'],
    ['big.txt', 'x'.repeat(1_048_577)],
  ];
  for (const [name, content] of cases) {
    const { status, body } = await upload(name, content);
    assert.equal(status, 400, name);
    assert.equal((body as unknown as { error: { code: string } }).error.code, 'VALIDATION_ERROR');
  }
  const exact = await upload('full.txt', 'x'.repeat(1_048_576));
  assert.equal(exact.status, 201);
  assert.deepEqual(await filesOnDisk(), [...before, exact.body.stored_filename].sort());
  assert.deepEqual(await arrivals(), []);
});

test('a missing part is 422, an unknown owner 404, and neither leaves a file', async () => {
  const before = await filesOnDisk();
  const form = new FormData();
  form.append('other', 'x');
  const missing = await web.fetch(`/api/attachments?todo_id=${todoId}`, { method: 'POST', body: form });
  assert.equal(missing.status, 422);
  assert.equal((await web.post('/api/attachments', { file: 'x' })).status, 422);
  assert.equal((await upload('a.txt', 'x', '?todo_id=todo_000000000000')).status, 404);
  assert.deepEqual(await filesOnDisk(), before);
  assert.deepEqual(await arrivals(), []);
});

test('names that point elsewhere are only texts', async () => {
  for (const name of ['../../evil.txt', '..\\..\\evil.txt', '/etc/evil.txt', 'C:\\evil.txt']) {
    const { status, body } = await upload(name, 'x');
    assert.equal(status, 201, name);
    assert.equal(body.filename, 'evil.txt');
  }
});

test('an address is good for its own file and session only', async () => {
  const [one, two] = [await upload('one.txt', '1'), await upload('two.txt', '2')];
  const token = new URL(one.body.url, server.url).searchParams.get('token') ?? '';
  const open = (path: string) => fetch(`${server.url}${path}`);
  const refusals = [
    await open(`/api/attachments/${two.body.id}/download?token=${token}`),
    await open(`/api/attachments/${one.body.id}/download?token=${token}x`),
    await open(`/api/attachments/${one.body.id}/download?token=${web.token}`),
    await open(`/api/attachments/${one.body.id}/download`),
  ];
  for (const response of refusals) assert.equal(response.status, 401);
  const asBearer = await fetch(`${server.url}/api/todos`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(asBearer.status, 401);

  const other = await server.signIn();
  const listed = await other.get<Attachment[]>(`/api/attachments?todo_id=${todoId}`);
  const address = listed.body[0]?.url ?? '';
  assert.equal((await open(address)).status, 200);
  await other.post('/api/auth/logout');
  assert.equal((await open(address)).status, 401);
});

test('the file goes with its attachment, and with its owner', async () => {
  const memo = (await web.post<{ id: string }>('/api/memos', { content: 'with file' })).body;
  const [single, owned] = [await upload('s.txt', 's'), await upload('o.txt', 'o', `?memo_id=${memo.id}`)];
  await web.delete(`/api/attachments/${single.body.id}`);
  await web.delete(`/api/memos/${memo.id}`);
  await server.services.attachmentFiles.sweep();
  const left = await filesOnDisk();
  for (const { body } of [single, owned]) assert.ok(!left.includes(body.stored_filename));
  assert.equal((await web.delete(`/api/attachments/${single.body.id}`)).status, 404);
  const rows = await server.services.work.read(({ db }) =>
    db.selectFrom('discarded_files').selectAll().execute(),
  );
  assert.deepEqual(rows, []);
});
