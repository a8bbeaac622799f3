import assert from 'node:assert/strict';
import { createApiClient } from '../support/api-client.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { spawnServer } from '../support/server-process.ts';

/**
 * Starts a packed server and asks it for something of every part that is loaded late: an answer of the AI, the pages of
 * the documentation, the dashboard, a backup (made in a thread of its own) and an export.
 *
 * @param program absolute path of its entry
 * @param folder absolute; gets the data folder
 */
export async function answersFromPackage(program: string, folder: string): Promise<void> {
  const ai = await startFakeAi();
  const settings = { PIN: '805173', AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url, MDNS: 'false' };
  const server = spawnServer(folder, settings, [], [], program);
  try {
    const origin = await server.ready();
    const phone = await createApiClient(origin).signIn('805173');
    const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title: '' });
    const stream = await readChatStream(phone, {
      conversation_id: body.id,
      content: 'Hello there, how are you doing?',
    });
    assert.match(stream.text, /You said: .*Hello there/s, stream.raw);

    for (const path of [
      '/admin/',
      '/docs/swagger-ui-bundle.js',
      '/docs/swagger-ui.css',
      '/redoc/redoc.standalone.js',
    ]) {
      const answer = await phone.fetch(path);
      assert.equal(answer.status, 200, path);
      assert.ok((await answer.text()).length > 300, path);
    }
    const backup = await phone.post<{ filename: string }>('/api/admin/db/backup', {});
    assert.equal(backup.status, 200, JSON.stringify(backup.body));
    const archive = await phone.fetch('/api/dashboard/export');
    assert.equal(archive.status, 200);
    assert.equal(Buffer.from(await archive.arrayBuffer()).toString('latin1', 0, 2), 'PK');
  } finally {
    server.child.kill();
    await server.ended;
    await ai.stop();
  }
}
