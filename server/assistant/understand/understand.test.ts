import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as checkThat, property, string } from 'fast-check';
import { type Intent, type KnownItem, understand, understandAll } from './understand.ts';

const context = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin' };
const intentOf = (text: string) => understand(text, context).intent;

function itemOf(kind: KnownItem['kind'], title: string) {
  const item = { kind, id: '1', title };
  return { ...context, items: () => [item] };
}

test('a reminder is a todo with its title and its moment', () => {
  const { intent, decision, slots } = understand('remind me to water the plants tomorrow at 7pm', context);
  assert.equal(intent, 'create_todo');
  assert.equal(decision, 'act');
  assert.equal(slots.title, 'water the plants');
  assert.equal(slots.when?.start, '2026-03-11T19:00:00');
});

test('terse chat is understood', () => {
  const dentist = understand('dentist fri 4 pls', context);
  assert.equal(dentist.intent, 'create_event');
  assert.equal(dentist.slots.title, 'dentist');
  assert.equal(dentist.slots.when?.start, '2026-03-13T16:00:00');
  assert.equal(intentOf('milk eggs bread to the list'), 'create_todo');
});

test('a time that names the item is told from the new one', () => {
  const { intent, slots } = understand('push my 3pm to 4', context);
  assert.equal(intent, 'update_event');
  assert.equal(slots.matchWhen?.start, '2026-03-10T15:00:00');
  assert.equal(slots.when?.start, '2026-03-10T16:00:00');
});

test('the button of a time suggestion is a new event', () => {
  const { intent, slots } = understand('Schedule "Project sync" at 3/14/2026, 10:00:00 AM', context);
  assert.equal(intent, 'create_event');
  assert.equal(slots.title, 'Project sync');
  assert.equal(slots.when?.start, '2026-03-14T10:00:00');
});

test('details are verbatim parts of the message', () => {
  const memo = understand('note: wifi password at the cabin is maple-4471', context);
  assert.equal(memo.slots.description, 'wifi password at the cabin is maple-4471');
  const renamed = understand('rename the task groceries to weekly shop', context);
  assert.equal(renamed.slots.title, 'groceries');
  assert.equal(renamed.slots.newTitle, 'weekly shop');
  assert.equal(
    understand('schedule lunch with Omar Friday at noon at Luca’s', context).slots.location,
    'Luca’s',
  );
  assert.equal(understand('delete all my reminders', context).slots.all, true);
});

test('what is there decides what "move the dentist" is about', () => {
  const text = 'move the dentist to Friday';
  assert.equal(understand(text, itemOf('todo', 'Call the dentist')).intent, 'update_todo');
  assert.equal(understand(text, itemOf('event', 'Dentist')).intent, 'update_event');
  assert.equal(
    understand('move the dentist appointment to Friday', itemOf('todo', 'Dentist')).intent,
    'update_event',
  );
});

const severalWishes: [text: string, expected: Intent[]][] = [
  ['add milk to my list and book the dentist for Friday at 3', ['create_todo', 'create_event']],
  ['mark report as done and remind me to call Bob at 5', ['complete_todo', 'create_todo']],
  ['cancel lunch with Omar. Also show my tasks for today', ['delete_event', 'query_todos']],
  ['add salt and pepper to the shopping list', ['create_todo']],
  ['add flour and call the plumber', ['create_todo', 'create_todo']],
  ['add oranges and lemons', ['create_todo']],
  ['remind me to call mum and book the flights', ['create_todo']],
  ['remind me to buy milk and call the bank', ['create_todo']],
  ['schedule lunch with Ana and Bob tomorrow at noon', ['create_event']],
  ['note: the meeting went well and they will sign', ['create_memo']],
  ['find five hotels, compare them, and send me a report', ['delegate_task']],
];

for (const [text, expected] of severalWishes) {
  test(`"${text}" is ${expected.length === 1 ? 'one wish' : `${expected.length} wishes`}`, () => {
    assert.deepEqual(
      understandAll(text, context).map(({ intent }) => intent),
      expected,
    );
  });
}

test('the parts of a message keep their own details', () => {
  const [milk, dentist] = understandAll('add milk to my list and book the dentist for Friday at 3', context);
  assert.equal(milk?.slots.title, 'milk');
  assert.equal(milk?.slots.when, undefined);
  assert.equal(dentist?.slots.when?.start, '2026-03-13T15:00:00');
});

test('the weekly review is recognised by rule', () => {
  for (const text of [
    'weekly review',
    'Please do my weekly review',
    'review my week',
    'week in review please',
    'How was my week?',
    'what did I get done last week',
  ]) {
    assert.equal(intentOf(text), 'weekly_review', text);
  }
  assert.notEqual(intentOf('add a task to write the weekly review'), 'weekly_review');
  assert.notEqual(intentOf('when is the weekly review meeting'), 'weekly_review');
});

test('requests for what is not managed here are chat', () => {
  for (const text of [
    'set an alarm for 7',
    'play some jazz',
    'what’s the weather tomorrow',
    'how do I take better notes',
  ]) {
    assert.equal(intentOf(text), 'general_chat', text);
  }
});

test('any text is understood as something, always the same', () => {
  checkThat(
    property(string({ maxLength: 200, unit: 'binary' }), (text) => {
      const [first, second] = [understandAll(text, context), understandAll(text, context)];
      assert.ok(first.length > 0);
      assert.deepEqual(first, second);
      for (const { confidence } of first) assert.ok(confidence >= 0 && confidence <= 1);
    }),
    { numRuns: 300 },
  );
});
