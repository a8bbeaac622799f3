import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardsOf } from './cards.ts';

test('a reply has a card for each thing that was done, in its order', () => {
  const cards = cardsOf({
    intent: 'create_todo',
    action_type: 'todo_created',
    todo_id: 't1',
    todo_title: 'Milk',
    action_id: 'a1',
    can_undo: true,
    actions: [
      {
        action_status: 'undone',
        can_undo: false,
        action_type: 'event_created',
        event_id: 'e1',
        event_title: 'Dentist',
        event_start_time: '2026-03-03T09:00:00+09:00',
      },
      { intent: 'general_chat' },
    ],
  });
  assert.deepEqual(
    cards.map(({ type, item, at, canUndo, isUndone }) => [type, item?.title, at, canUndo, isUndone]),
    [
      ['todo_created', 'Milk', undefined, true, false],
      ['event_created', 'Dentist', '2026-03-03T09:00:00+09:00', false, true],
    ],
  );
});

test('a proposal names its items and what else could be meant', () => {
  const [card] = cardsOf({
    action_type: 'confirmation_needed',
    action_id: 'a2',
    can_confirm: true,
    items: [{ kind: 'todo', id: 't1', title: 'Call Mina' }],
    alternatives: [{ kind: 'todo', id: 't2', title: 'Call Minho' }],
  });
  assert.deepEqual(
    [card?.items, card?.alternatives, card?.canConfirm],
    [[{ id: 't1', title: 'Call Mina' }], [{ id: 't2', title: 'Call Minho' }], true],
  );
});

test('what is not a card, or is broken, draws nothing', () => {
  assert.deepEqual(cardsOf(undefined), []);
  assert.deepEqual(cardsOf({ intent: 'general_chat', actions: 'none' }), []);
  assert.deepEqual(cardsOf({ action_type: 'todo_created', todo_title: 3 })[0]?.item, undefined);
});
