import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { makeShaper } from './shape.ts';

const item = z.object({
  id: z.string(),
  note: z.string().optional(),
  done_at: z.string().nullable(),
  count: z.number().nullable().optional(),
  tags: z.array(z.string()),
  extra: z.record(z.string(), z.unknown()).optional(),
});
const shape = makeShaper(z.object({ items: z.array(item), first: item.optional() }));

test('what is not declared is dropped, at every depth', () => {
  const secret = { id: 'a', done_at: null, tags: [], password_hash: 'x' };
  assert.deepEqual(shape({ items: [secret], first: secret, session: 'y' }), {
    items: [{ id: 'a', done_at: null, tags: [] }],
    first: { id: 'a', done_at: null, tags: [] },
  });
});

test('null is left out unless it is declared, and undefined always', () => {
  const value = { id: 'a', note: null, done_at: null, count: null, tags: ['x'], extra: null };
  assert.deepEqual(shape({ items: [value], first: null }), {
    items: [{ id: 'a', done_at: null, count: null, tags: ['x'] }],
  });
  assert.deepEqual(Object.keys(shape({ items: [], first: undefined }) as object), ['items']);
});

test('records, unions and unknown values go out as they are', () => {
  const extra = { anything: null, deep: [{ a: null }] };
  const [shaped] = (shape({ items: [{ id: 'a', done_at: 'x', tags: [], extra }] }) as { items: object[] })
    .items;
  assert.deepEqual(shaped, { id: 'a', done_at: 'x', tags: [], extra });
  assert.equal(makeShaper(z.union([z.string(), z.number()]))(5), 5);
});

test('what an answer has no use for cannot be declared', () => {
  for (const schema of [z.date(), z.map(z.string(), z.string()), z.string().transform(Number), z.bigint()])
    assert.throws(() => makeShaper(z.object({ a: schema })), TypeError);
});
