import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { errorBody } from '../../server/http/errors.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openRaw, parseAnswer, type RawAnswer, sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({ limits: { headers: 300, body: 200, leftover: 300 } });
  phone = await server.signIn();
});
after(() => server.stop());

const mebibyte = 1_048_576;
const conversations = '/api/chat/conversations';

/** Every error says so in both of the ways that clients read, with all headers that every answer has. */
function assertEnvelope(
  answer: Pick<RawAnswer, 'status' | 'headers' | 'json'>,
  status: number,
  code: string,
) {
  assert.equal(answer.status, status);
  const { error, detail } = errorBody.parse(answer.json);
  assert.equal(error.code, code);
  assert.ok(error.message.length > 5);
  if (status !== 422) assert.equal(detail, error.message);
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
}

const head = (method: string, path: string, ...lines: string[]) =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${phone.token}`,
    ...lines,
    '',
    '',
  ].join('\r\n');

const post = (body: string | Uint8Array, path = conversations) =>
  sendRaw(server.url, head('POST', path, `Content-Length: ${Buffer.byteLength(body)}`), body);

test('a body that is no JSON, no UTF-8, or nested too deep is 400', async () => {
  const nested = (levels: number) => `{"title":"a","x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  for (const body of ['{"title":', 'title=a', "{'title':'a'}", '\u0000', nested(33), '['.repeat(500_000)]) {
    assertEnvelope(await post(body), 400, 'VALIDATION_ERROR');
  }
  assertEnvelope(await post(Buffer.from('{"title":"\xff\xfe"}', 'latin1')), 400, 'VALIDATION_ERROR');
  assert.equal((await post(nested(32))).status, 201);
  assert.equal(
    (await post(`{"title":"${'[{'.repeat(100)}"}`)).status,
    201,
    'brackets in a text are no levels',
  );
});

test('a body that does not fit its schema is 422, with every field named', async () => {
  const answer = await post('{"conversation_id": 5}', '/api/chat/send');
  assertEnvelope(answer, 422, 'UNPROCESSABLE');
  assert.deepEqual(answer.json?.['detail'], [
    {
      loc: ['body', 'conversation_id'],
      msg: 'Invalid input: expected string, received number',
      type: 'invalid_type',
    },
    { loc: ['body', 'content'], msg: 'Field required', type: 'missing' },
  ]);
  for (const body of ['[]', '"text"', 'null', '5', '']) {
    assertEnvelope(await post(body, '/api/chat/send'), 422, 'UNPROCESSABLE');
  }
});

test('a body over 1 MiB is 413, and the answer arrives although the client is still sending', async () => {
  const just = `{"title":"a"${' '.repeat(mebibyte - 13)}}`;
  assert.equal(just.length, mebibyte);
  assert.equal((await post(just)).status, 201);
  assertEnvelope(await post(`${just} `), 413, 'VALIDATION_ERROR');
  // Eight times as much as the sockets of both sides hold, with and without its length told.
  const huge = Buffer.alloc(16 * mebibyte, ' ');
  const told = await phone.fetch(conversations, { method: 'POST', body: huge });
  assert.equal(told.status, 413);
  const untold = await phone.fetch(conversations, {
    method: 'POST',
    body: new Blob([huge]).stream(),
    duplex: 'half',
  } as RequestInit);
  assert.equal(untold.status, 413);
  assert.match(await untold.text(), /"VALIDATION_ERROR"/);
});

test('a client that promises a large body and stops is answered at once and cut later', async () => {
  const connection = openRaw(server.url);
  connection.write(head('POST', conversations, `Content-Length: ${5 * mebibyte}`));
  connection.write(' '.repeat(1000));
  await connection.closed;
  assertEnvelope(parseAnswer(connection.received()), 413, 'VALIDATION_ERROR');
});

test('a body that comes too slowly is told so and cut', async () => {
  const connection = openRaw(server.url);
  connection.write(head('POST', conversations, 'Content-Length: 100'));
  const dripping = setInterval(() => connection.write(' '), 50);
  await connection.closed;
  clearInterval(dripping);
  assertEnvelope(parseAnswer(connection.received()), 408, 'VALIDATION_ERROR');
});

test('headers that come too slowly are told so and cut, even when the client never closes', async () => {
  const connection = openRaw(server.url, { stubborn: true });
  connection.write('GET /api/health HTTP/1.1\r\nHost: loc');
  const dripping = setInterval(() => connection.write('a'), 50);
  await connection.closed;
  clearInterval(dripping);
  assertEnvelope(parseAnswer(connection.received()), 408, 'VALIDATION_ERROR');
});

test('what is no HTTP is told so, once', async () => {
  for (const text of ['\u0016\u0003\u0001\u0002', 'HELLO\r\n\r\n', 'GET / HTTP/1.1\r\nA b: c\r\n\r\n']) {
    const answer = await sendRaw(server.url, text);
    assertEnvelope(answer, 400, 'VALIDATION_ERROR');
    assert.equal(answer.raw.split('HTTP/1.1 ').length, 2);
  }
  const large = await sendRaw(server.url, head('GET', '/api/health', `X-Large: ${'x'.repeat(20_000)}`));
  assertEnvelope(large, 431, 'VALIDATION_ERROR');
  const smuggling = ['Content-Length: 2', 'Transfer-Encoding: chunked'];
  assertEnvelope(
    await sendRaw(server.url, head('POST', conversations, ...smuggling), '{}'),
    400,
    'VALIDATION_ERROR',
  );
});

test('of what is malformed, nothing gets into the log', async () => {
  await sendRaw(server.url, head('GET', '/api/health', 'Bad header: x'));
  assert.match(server.log(), /malformed request/);
  assert.ok(!server.log().includes(phone.token ?? '-'));
  assert.ok(!server.log().includes('rawPacket'));
});

test('garbage behind a request whose answer is under way never gets into that answer', async () => {
  const { body } = await phone.post<{ id: string }>(conversations);
  const message = JSON.stringify({ conversation_id: body.id, content: 'Hello' });
  const request = head('POST', '/api/chat/stream', `Content-Length: ${message.length}`) + message;
  const connection = openRaw(server.url);
  connection.write(`${request}\u0000garbage\r\n\r\n`);
  await connection.closed;
  assert.equal(connection.received().split('HTTP/1.1 ').length, 2, connection.received());
  assert.match(connection.received(), /^HTTP\/1\.1 200 OK.*data: \[DONE\]\n\n\r\n0\r\n\r\n$/s);
});

test('a body whose framing is broken is told so, and one that is longer than promised gets its answer first', async () => {
  const broken = head('POST', conversations, 'Transfer-Encoding: chunked');
  assertEnvelope(await sendRaw(server.url, `${broken}xyz\r\n{"title":"a"}\r\n`), 400, 'VALIDATION_ERROR');
  const longer = openRaw(server.url);
  longer.write(`${head('POST', conversations, 'Content-Length: 13')}{"title":"a"}...\r\n\r\n`);
  await longer.closed;
  assert.equal(parseAnswer(longer.received()).status, 201);
});

test('a path without a route is 404, a method without one is 405 and says which there are', async () => {
  for (const path of ['/nothing', '/api', '/api/chat', '/ws/', '/apihealth']) {
    assertEnvelope(await sendRaw(server.url, head('GET', path)), 404, 'NOT_FOUND');
  }
  const answer = await sendRaw(server.url, head('PATCH', conversations, 'Content-Length: 0'));
  assertEnvelope(answer, 405, 'VALIDATION_ERROR');
  assert.deepEqual(answer.headers['allow']?.split(', ').sort(), ['GET', 'HEAD', 'OPTIONS', 'POST']);
  assert.equal((await sendRaw(server.url, head('PROPFIND', conversations))).status, 405);
  assertEnvelope(await sendRaw(server.url, head('DELETE', '/nothing')), 404, 'NOT_FOUND');
});

test('odd paths and ids are answered, never with a 500', async () => {
  const ids = [
    '%00',
    '%2F..%2F',
    '%E0%A4%A',
    '%',
    '..',
    '%C3%A9%F0%9F%99%82',
    'a b',
    "'; drop table messages; --",
    '*',
  ];
  for (const id of ids) {
    const { status, headers } = await sendRaw(
      server.url,
      head('GET', `${conversations}/${id.replaceAll(' ', '%20')}`),
    );
    assert.ok([400, 404].includes(status), `${id}: ${status}`);
    assert.equal(headers['access-control-allow-origin'], '*');
  }
  assertEnvelope(
    await sendRaw(server.url, head('GET', `${conversations}/${'x'.repeat(201)}`)),
    422,
    'UNPROCESSABLE',
  );
  for (const target of [
    '*',
    '//',
    '///api/health',
    '/api//health',
    'http://[bad/',
    'http://',
    '?',
    '/%ff',
    '/..%2f..',
  ]) {
    const { status } = await sendRaw(server.url, head('GET', target));
    assert.ok(status >= 200 && status < 500, `${target}: ${status}`);
  }
});

test('queries are checked: values outside their limits are 422, the unknown are ignored', async () => {
  const status = async (query: string) => (await phone.get(`${conversations}?${query}`)).status;
  const wrong = [
    'page=0',
    'page=-1',
    'page=1.5',
    'page=x',
    'page=',
    'page=1&page=2',
    'limit=101',
    'limit=0',
    'archived=maybe',
  ];
  for (const query of wrong) assert.equal(await status(query), 422, query);
  for (const query of [
    'page=9007199254740991&limit=100',
    'page=%31',
    'unknown=1',
    'archived=true',
    '%ff=%ff',
  ])
    assert.equal(await status(query), 200, query);
});

test('a failure nobody foresaw is a plain 500 without its reason, which is in the log with the same id', async () => {
  const broken = await startTestServer();
  const client = await broken.signIn();
  broken.services.hub.count = () => {
    throw new Error('The secret reason');
  };
  const { status, text, headers } = await client.get('/api/dashboard/status');
  assert.equal(status, 500);
  assert.match(text, /"INTERNAL_ERROR"/);
  assert.doesNotMatch(text, /secret reason/);
  assert.equal(headers.get('access-control-allow-origin'), '*');
  const id = headers.get('x-request-id') ?? '-';
  assert.ok(
    broken
      .log()
      .split('\n')
      .some((line) => line.includes(id) && line.includes('The secret reason')),
  );
  await broken.stop();
});
