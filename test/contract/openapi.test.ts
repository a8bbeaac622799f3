import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allRoutes } from '../../server/features.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};

let server: TestServer;
let phone: ApiClient;
let document: Document;
let operations: { method: string; path: string; operation: Operation }[];

before(async () => {
  server = await startTestServer();
  phone = await server.signIn();
  document = (await server.anonymous.get<Document>('/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
});
after(() => server.stop());

test('the document is OpenAPI 3.1 and open to anyone', () => {
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.info.title && document.info.version);
  assert.ok(operations.length > 20);
});

test('every mounted route is in the document, and the document has no other', () => {
  const mounted = allRoutes(server.services).map(
    ({ method, path, operationId }) => `${method} ${path} ${operationId}`,
  );
  const documented = operations.map(
    ({ method, path, operation }) => `${method} ${path} ${operation.operationId}`,
  );
  assert.deepEqual(documented.sort(), mounted.sort());
});

test('every documented operation exists: none answers that there is no such page or method', async () => {
  for (const { method, path } of operations) {
    const { status, text } = await server.anonymous.request(
      method.toUpperCase(),
      path.replaceAll(/\{\w+\}/g, 'unknown'),
    );
    assert.notEqual(status, 405, `${method} ${path}`);
    assert.doesNotMatch(text, /Page not found/, `${method} ${path}`);
  }
});

test('operations have names of their own, words, tags and at least one answer with a meaning', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { path, operation } of operations) {
    assert.ok(operation.summary.length > 5 && operation.tags.length > 0, path);
    const answers = Object.entries(operation.responses);
    assert.ok(
      answers.some(([status]) => status.startsWith('2')),
      path,
    );
    for (const [status, { description }] of answers) assert.ok(description, `${path} ${status}`);
  }
});

test('the parameters in a path are the ones described, each once', () => {
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(inPath.map(({ name }) => name).sort(), names.sort(), path);
    assert.ok(
      inPath.every(({ required }) => required),
      path,
    );
    const all = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    assert.equal(new Set(all).size, all.length, path);
  }
});

test('every reference leads somewhere, and every schema says something', () => {
  const visit = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string') {
      const found = $ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], document);
      assert.ok(found, `${where}: ${$ref}`);
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, `${where}/${key}`);
  };
  visit(document, '#');
  for (const { path, operation } of operations) {
    const bodies = [operation.requestBody, ...Object.values(operation.responses)];
    for (const { schema } of bodies.flatMap((body) => Object.values(body?.content ?? {})))
      assert.ok(Object.keys(schema).length > 0, path);
  }
});

test('what needs a token says so, and only that', async () => {
  const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ path }) => path);
  for (const path of ['/api/health', '/api/auth/login', '/api/auth/refresh'])
    assert.ok(open.includes(path), path);
  for (const { method, path, operation } of operations) {
    if (operation.security?.length === 0) continue;
    const { status } = await server.anonymous.request(
      method.toUpperCase(),
      path.replaceAll(/\{\w+\}/g, 'unknown'),
    );
    assert.equal(status, 401, `${method} ${path}`);
    assert.ok(operation.responses['401'], `${method} ${path}`);
  }
});

/** What the first floor promises to clients: operation, success, and the failures they must be ready for. */
const promised: [string, string, string, number[]][] = [
  ['get', '/api/health', 'getHealth', [200]],
  ['post', '/api/auth/login', 'login', [200, 401, 422, 429]],
  ['post', '/api/auth/refresh', 'refreshToken', [200, 401, 422]],
  ['post', '/api/auth/logout', 'logout', [200, 401]],
  ['get', '/api/chat/conversations', 'listConversations', [200, 401, 422]],
  ['post', '/api/chat/conversations', 'createConversation', [201, 401, 422]],
  ['get', '/api/chat/conversations/{conversation_id}', 'getConversation', [200, 401, 404]],
  ['delete', '/api/chat/conversations/{conversation_id}', 'archiveConversation', [200, 401, 404]],
  ['get', '/api/chat/conversations/{conversation_id}/messages', 'listMessages', [200, 401, 404, 422]],
  [
    'put',
    '/api/chat/conversations/{conversation_id}/messages/{message_id}',
    'editMessage',
    [200, 401, 404, 422],
  ],
  [
    'delete',
    '/api/chat/conversations/{conversation_id}/messages/{message_id}',
    'deleteMessage',
    [200, 401, 404],
  ],
  ['post', '/api/chat/send', 'sendMessage', [202, 401, 404, 422]],
  ['post', '/api/chat/stream', 'streamMessage', [200, 401, 404, 422]],
  ['get', '/api/settings', 'getSettings', [200, 401]],
  ['put', '/api/settings', 'saveSettings', [200, 401, 422]],
  ['get', '/api/capabilities', 'getCapabilities', [200, 401]],
  ['post', '/api/pairing/session', 'createPairingSession', [200, 401]],
  ['post', '/api/pairing/claim', 'claimPairing', [200, 404, 422, 429]],
  ['get', '/api/pairing/devices', 'listDevices', [200, 401]],
  ['delete', '/api/pairing/devices/{device_id}', 'revokeDevice', [200, 401, 404]],
];

for (const [method, path, operationId, statuses] of promised) {
  test(`${operationId} is documented with all its answers`, () => {
    const operation = document.paths[path]?.[method];
    assert.equal(operation?.operationId, operationId);
    for (const status of statuses) assert.ok(operation?.responses[status], String(status));
  });
}

test('a stream is documented as one', () => {
  const answer = document.paths['/api/chat/stream']?.['post']?.responses['200'];
  assert.deepEqual(Object.keys(answer?.content ?? {}), ['text/event-stream']);
});

test('the documentation pages are served from here', async () => {
  for (const path of ['/docs', '/redoc']) {
    const { status, headers, text } = await phone.get(path);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(text, /data-document="\/openapi\.json"/);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      if (address?.startsWith('data:')) continue;
      assert.equal((await phone.fetch(String(address))).status, 200, address);
    }
  }
});
