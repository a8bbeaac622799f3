import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { createApiClient } from '../support/api-client.ts';
import { smallTalk } from '../support/chat-server.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { openStream } from '../support/open-stream.ts';
import { openRaw } from '../support/raw-http.ts';
import { withServers } from '../support/server-process.ts';
import { openSocket } from '../support/socket-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PIN = '805173';

test('acknowledged is kept: what was answered is there after the process was killed in the middle of its work', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const first = start(folder.path, { PIN });
    const phone = await createApiClient(await first.ready()).signIn(PIN);
    const acknowledged: string[] = [];
    const writing = (async () => {
      for (;;) {
        const title = `Conversation ${acknowledged.length}`;
        const { status, body } = await phone.post<{ id: string }>('/api/chat/conversations', { title });
        if (status !== 201) return;
        acknowledged.push(body.id);
        if (acknowledged.length === 40) first.child.kill('SIGKILL');
      }
    })();
    await assert.rejects(writing);
    assert.equal(await first.ended, 'SIGKILL');
    assert.ok(acknowledged.length >= 40);

    const second = start(folder.path, { PIN });
    const again = createApiClient(await second.ready(), phone.token);
    for (const id of acknowledged) {
      assert.equal((await again.get(`/api/chat/conversations/${id}`)).status, 200, id);
    }
  }));

test('asked to stop, it says goodbye to sockets, ends streams with what they have, and exits with 0', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const ai = await startFakeAi();
    ai.mode = 'hangMidway';
    ai.answer = () => ['One ', 'two ', 'three ', 'four'];
    const first = start(folder.path, { PIN, AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url });
    const url = await first.ready();
    const phone = await createApiClient(url).signIn(PIN);
    const conversation = await phone.post<{ id: string }>('/api/chat/conversations', { title: 'Talk' });
    const socket = await openSocket(url, phone.token ?? '');
    const stream = await openStream(phone, { conversation_id: conversation.body.id, content: smallTalk });
    await stream.until((text) => text.includes('two'));

    first.child.kill('SIGTERM');
    assert.deepEqual(await socket.closed, { code: 1001, reason: 'Server is stopping' });
    assert.equal(await stream.ended, 'complete');
    assert.match(stream.received(), /data: \[DONE\]\n\n$/);
    assert.equal(await first.ended, 0);
    assert.equal(first.stderr(), '');
    await ai.stop();

    assert.ok(!existsSync(folder.at('data/clawchat.db-wal')), 'the log is merged into the file');
    const database = new Sqlite(folder.at('data/clawchat.db'), { readonly: true });
    const stored = database.prepare('select content from messages order by sequence').pluck().all();
    database.close();
    assert.deepEqual(stored, [smallTalk, 'One two ']);
  }));

test('a second signal ends it at once', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const server = start(folder.path, { PIN });
    const url = await server.ready();
    const slow = openRaw(url);
    slow.write('POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"pin":');
    const known = openRaw(url);
    known.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await known.until((text) => text.includes('"version"'));
    server.child.kill('SIGTERM');
    await known.closed;
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 'SIGTERM');
    slow.socket.destroy();
  }));
