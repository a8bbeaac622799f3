import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createExpoPush } from '../../server/features/notifications/notifications.ts';

test("Expo's service is spoken to as its library does, and no-tokens are not sent", async () => {
  const bodies: unknown[] = [];
  const expo = createServer((asked, answer) => {
    let text = '';
    asked.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    asked.on('end', () => {
      bodies.push(JSON.parse(text));
      answer.setHeader('Content-Type', 'application/json');
      const isSending = asked.url?.endsWith('/send');
      const unregistered = { status: 'error', message: 'gone', details: { error: 'DeviceNotRegistered' } };
      const data = isSending ? [{ status: 'ok', id: 'ticket' }, unregistered] : { ticket: unregistered };
      answer.end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((resolve) => expo.listen(0, '127.0.0.1', resolve));
  process.env['EXPO_BASE_URL'] = `http://127.0.0.1:${(expo.address() as AddressInfo).port}`;
  try {
    const service = createExpoPush();
    const message = (token: string) => ({
      token,
      title: 'Pay rent',
      body: 'Now',
      data: { item_id: 'todo_1' },
    });
    const messages = ['ExponentPushToken[a]', 'no token', 'ExponentPushToken[b]'].map(message);
    assert.deepEqual(await service.send(messages), [
      { outcome: 'accepted', ticket: 'ticket' },
      { outcome: 'gone' },
      { outcome: 'gone' },
    ]);
    assert.deepEqual(await service.receipts(['ticket']), new Map([['ticket', 'gone']]));
    const [sent] = bodies as { to: string; title: string; data: object }[][];
    assert.deepEqual(
      sent?.map(({ to, title, data }) => [to, title, data]),
      [
        ['ExponentPushToken[a]', 'Pay rent', { item_id: 'todo_1' }],
        ['ExponentPushToken[b]', 'Pay rent', { item_id: 'todo_1' }],
      ],
    );
  } finally {
    delete process.env['EXPO_BASE_URL'];
    expo.closeAllConnections();
    expo.close();
  }
});
