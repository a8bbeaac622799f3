import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from './decide.ts';

test('removing and completing need more certainty than changing, changing more than adding', () => {
  assert.equal(decide('query_todos', 0.6), 'act');
  assert.equal(decide('create_todo', 0.6), 'ask');
  assert.equal(decide('create_todo', 0.72), 'act');
  assert.equal(decide('update_todo', 0.72), 'ask');
  assert.equal(decide('update_event', 0.77), 'act');
  assert.equal(decide('delete_event', 0.77), 'ask');
  assert.equal(decide('complete_todo', 0.77), 'ask');
  assert.equal(decide('delete_memo', 0.9), 'act');
});

test('what is hardly likelier than anything else is chat', () => {
  assert.equal(decide('delete_todo', 0.2), 'chat');
  assert.equal(decide('create_event', 0.2), 'chat');
  assert.equal(decide('general_chat', 0.99), 'chat');
});

test('what may as well be conversation is chat', () => {
  assert.equal(decide('create_todo', 0.5, 0.4), 'chat');
  assert.equal(decide('create_todo', 0.5, 0.3), 'ask');
  assert.equal(decide('query_events', 0.5, 0.3), 'act');
});
