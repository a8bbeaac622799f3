import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { startTestServer } from '../../test/support/server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { DashboardHome } from '../features/dashboard/home.schema.ts';
import type { NoticeMessage } from '../live/notices.ts';
import { portsForDesktop } from './ports.ts';

const usual = [8000, 8001, 8002, 8003, 8004, 8005, 8006, 8007, 8008, 8009, 8010];

test('the port of last time comes first, then the usual one and the ten after it', () => {
  assert.deepEqual(portsForDesktop(8000, 'default', undefined), usual);
  assert.deepEqual(portsForDesktop(8000, 'default', 8003), [8003, ...usual.filter((port) => port !== 8003)]);
  assert.deepEqual(portsForDesktop(9000, 'saved', 8003).slice(0, 3), [9000, 8003, 8000]);
});

test('a port given outside is meant, and no other one will do', () => {
  for (const source of ['command_line', 'environment', 'env_file'] as const)
    assert.deepEqual(portsForDesktop(9000, source, 8003), [9000]);
});

/** A port that another program holds until the test is over. */
async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.dispose]: () => void server.close() };
}

test('the desktop app moves out of the way, says so, and is at the same place next time; alone it refuses', async () => {
  using folder = temporaryFolder();
  using taken = await takenPort();
  writeFileSync(folder.at('settings.json'), JSON.stringify({ PORT: String(taken.port) }));
  const settings = { PORT: '' };
  const notices: NoticeMessage[] = [];
  const start = () =>
    startTestServer({
      ...{ dataDir: folder.path, settings, mayMovePort: true },
      onNotice: (notice) => void notices.push(notice),
    });

  await using first = await start();
  assert.notEqual(first.port, taken.port);
  assert.match(notices[0]?.title ?? '', new RegExp(`moved to port ${first.port}`));
  assert.match(notices[0]?.body ?? '', new RegExp(`Another program uses port ${taken.port}`));
  const owner = await first.signIn();
  const { body } = await owner.get<DashboardHome>('/api/dashboard/home');
  const { port, usual_port } = body.lines.serving.figures;
  assert.deepEqual([port, usual_port], [first.port, taken.port]);
  assert.equal(JSON.parse(readFileSync(folder.at('network.json'), 'utf8')).port, first.port);
  await first.stop();

  await using second = await start();
  assert.equal(second.port, first.port);
  await second.stop();

  await assert.rejects(startTestServer({ dataDir: folder.path, settings }), {
    code: 'PORT_IN_USE',
    message: /taken by another program\. Close it, or choose another PORT/,
  });
});

test('what is remembered about networks survives, and damage to it stops nothing', async () => {
  using folder = temporaryFolder();
  const idOf = () => JSON.parse(readFileSync(folder.at('network.json'), 'utf8')).id;
  for (const damage of [undefined, '{', '[]', '{"id":5}']) {
    if (damage !== undefined) writeFileSync(folder.at('network.json'), damage);
    await using server = await startTestServer({ dataDir: folder.path });
    const id = idOf();
    assert.match(id, /^[0-9a-f-]{36}$/);
    await server.stop();
    await using again = await startTestServer({ dataDir: folder.path });
    assert.equal(idOf(), id);
    await again.stop();
  }
});
