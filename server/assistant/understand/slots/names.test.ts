import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understand } from '../understand.ts';

/** A Wednesday. */
const context = { now: new Date('2026-04-15T08:00:00Z'), timeZone: 'Europe/Berlin' };

const slotsOf = (text: string) => understand(text, context).slots;

describe('the name of what is added', () => {
  const cases: [text: string, title: string][] = [
    ['add go to the post office to my list', 'go to the post office'],
    ['put it on my list to compare phone plans', 'compare phone plans'],
    ['to my packing list add sun hat', 'sun hat'],
    ['set a reminder for tomorrow morning: take out the bins', 'take out the bins'],
    ['add a task to fix the login page by tonight', 'fix the login page'],
    ['add a task to pick Leo up after work', 'pick Leo up after work'],
    ['create todo book the band with notes jazz trio, max 400', 'book the band'],
    ['put "pay gas bill" on my list for the 28th', 'pay gas bill'],
    ['gotta call the insurance company asap its urgent', 'call the insurance company'],
    ['remind Anna to send me the files', 'remind Anna to send me the files'],
    ['add double cream to the shopping list', 'double cream'],
    ['milk and eggs', 'milk and eggs'],
    ['remind me to read the slides for the meeting on tuesday', 'read the slides for the meeting on tuesday'],
    ['remind me to ring the plumber when I get home', 'ring the plumber'],
    ['need to go swimming this week, add it to my list', 'go swimming this week'],
    ['I want to oil the gate on Sunday, add it', 'oil the gate'],
    ['create a meeting called roadmap on monday', 'roadmap'],
    ['add an event Payday on the 25th', 'Payday'],
    ['set up an appointment with Pura', 'appointment with Pura'],
    ['schedule a meeting for next thursday', 'meeting'],
    ['remind me an hour before the dentist', 'an hour before the dentist'],
    ["i'm at the doctor's on the 22nd at quarter past eleven", "the doctor's"],
  ];
  for (const [text, title] of cases) test(text, () => assert.equal(slotsOf(text).title, title));
});

describe('the name of what is meant', () => {
  const cases: [text: string, title: string][] = [
    ['mark pick tim up as done', 'pick tim up'],
    ['I paid the electricity bill', 'the electricity bill'],
    ['take dust the shelves off of my list', 'dust the shelves'],
    ['delete task water plants', 'water plants'],
    ['move my meeting with Farid to 4pm', 'meeting with Farid'],
    ['invite Ann to the meeting with Bob', 'meeting with Bob'],
    ['the due date of the essay has changed to the 20th', 'essay'],
    ['add matches to my camping note', 'camping'],
    ['Rename "buy milk" to "buy soy milk"', 'buy milk'],
  ];
  for (const [text, title] of cases) test(text, () => assert.equal(slotsOf(text).title, title));

  test('a new name is kept as it was written', () => {
    assert.equal(slotsOf('change "Team sync" to "Team sync (weekly)"').newTitle, 'Team sync (weekly)');
  });
});

test('a condition that is no date is kept beside the task', () => {
  const { title, description, when } = slotsOf('Remind me to ask Tomas about the keys when I get to work');
  assert.deepEqual([title, description, when], ['ask Tomas about the keys', 'when I get to work', undefined]);
});

test('a new name is what follows, whatever is renamed', () => {
  const cases: [text: string, title: string, newTitle: string][] = [
    ['rename fix the gate to oil the gate', 'fix the gate', 'oil the gate'],
    ['rename my garden note to Spring jobs', 'garden', 'Spring jobs'],
    ['please rename the lunch with Ida to team lunch', 'lunch with Ida', 'team lunch'],
  ];
  for (const [text, title, newTitle] of cases) {
    const slots = slotsOf(text);
    assert.deepEqual([slots.title, slots.newTitle], [title, newTitle], text);
  }
});

test('a task is meant by the words before "task"', () => {
  assert.equal(slotsOf('delete the gutter task').title, 'gutter');
  assert.equal(slotsOf('complete the tax return task').title, 'tax return');
  assert.equal(slotsOf('delete all tasks').title, undefined);
});
