import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Message } from '../../server/features/conversations/conversations.schema.ts';
import { type Assistant, paths, startAssistant } from '../support/assistant.ts';
import { dumpItems } from '../support/dump-items.ts';
import { furnish, type Household } from '../support/household.ts';

let assistant: Assistant;
let household: Household;
let conversationId: string;

before(async () => {
  assistant = await startAssistant();
  household = await furnish(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());
beforeEach(async () => {
  conversationId = await assistant.newConversation();
});

const dump = () => dumpItems(assistant.server);
const files = () => readdir(join(assistant.server.dataDir, 'uploads'));
const undo = (id: unknown) =>
  assistant.phone.post<{ id: string; status: string; text: string }>(`/api/assistant/actions/${id}/undo`);

/** What is wished, with words that name it, and whether it needs a yes. */
const doings: Record<string, { says: string; calls: [string, object][] }> = {
  'a new task': {
    says: 'a fresh task',
    calls: [['create_todo', { title: 'Fresh', due_date: '2026-03-09', priority: 'low' }]],
  },
  'a changed task': {
    says: 'kitchen floor',
    calls: [
      [
        'update_todo',
        { existing: 'kitchen floor', new_title: 'Floor', description: 'less', priority: 'low' },
      ],
    ],
  },
  'a finished task': { says: 'tiles', calls: [['complete_todo', { existing: 'choose tiles' }]] },
  'a finished recurring task': { says: 'bins', calls: [['complete_todo', { existing: 'bins' }]] },
  'a deleted task with files, children, links and dependents': {
    says: 'delete the kitchen floor',
    calls: [['delete_todo', { existing: 'renew the kitchen floor' }]],
  },
  'a new appointment': {
    says: 'lunch',
    calls: [
      ['create_event', { title: 'Lunch', start_time: '2026-03-07T12:00:00', recurrence_rule: 'FREQ=DAILY' }],
    ],
  },
  'a moved appointment': {
    says: 'dentist',
    calls: [['update_event', { existing: 'dentist', start_time: '2026-03-10', location: 'elsewhere' }]],
  },
  'a cancelled series': {
    says: 'no more stand-up',
    calls: [['delete_event', { existing: 'morning stand-up' }]],
  },
  'a new note': { says: 'note anything', calls: [['create_memo', { description: 'anything' }]] },
  'a changed note': {
    says: 'wifi',
    calls: [['update_memo', { existing: 'wifi password', description: 'new', new_title: 'Wifi' }]],
  },
  'a deleted note with a file': {
    says: 'wifi note',
    calls: [['delete_memo', { existing: 'wifi password' }]],
  },
  'everything at once': {
    says: 'bins, kitchen floor, dentist, wifi, and something new',
    calls: [
      ['complete_todo', { existing: 'bins' }],
      ['delete_todo', { existing: 'kitchen floor' }],
      ['update_event', { existing: 'dentist', duration: 15 }],
      ['delete_memo', { existing: 'wifi' }],
      ['create_todo', { title: 'New' }],
    ],
  },
};

/** The cards of a reply as a client that reloads finds them. */
async function storedCards(messageId: string): Promise<Record<string, unknown>[]> {
  const { body } = await assistant.phone.get<{ items: Message[] }>(
    `/api/chat/conversations/${conversationId}/messages`,
  );
  const { actions = [], ...first } = body.items.find(({ id }) => id === messageId)?.metadata ?? {};
  return [first, ...(actions as Record<string, unknown>[])];
}

for (const path of paths) {
  describe(`undoing over /${path} restores the database`, () => {
    for (const [what, { says, calls }] of Object.entries(doings)) {
      it(`${what}: by the word, and by the card`, async () => {
        const [before, filesBefore] = [dump(), await files()];
        assistant.calls(...calls.map(([name, given]) => ({ name, arguments: given })));
        const { reply } = await assistant.say(says, { path, conversationId });
        assert.equal(reply.metadata?.['can_undo'], true, reply.content);
        assert.notDeepEqual(dump(), before);
        const undone = await assistant.say('Undo that!', { path, conversationId });
        assert.match(undone.reply.content, /^Taken back: /);
        assert.deepEqual(dump(), before);
        const old = await storedCards(reply.id);
        assert.ok(
          old.every(({ action_status, can_undo }) => action_status === 'undone' && can_undo === false),
        );

        const again = await assistant.say(says, { path, conversationId });
        const { actions = [], ...first } = again.reply.metadata ?? {};
        const cards = [first, ...(actions as Record<string, unknown>[])].reverse();
        for (const { action_id } of cards) {
          const { status, body } = await undo(action_id);
          assert.deepEqual([status, body.id, body.status], [200, action_id, 'undone']);
          assert.equal((await undo(action_id)).status, 409, 'once');
        }
        assert.deepEqual(dump(), before);
        const marked = cards.map((card) => ({ ...card, can_undo: false, action_status: 'undone' }));
        assert.deepEqual(await storedCards(again.reply.id), marked.reverse(), 'the stored cards say so');
        await assistant.server.services.attachmentFiles.sweep();
        assert.deepEqual(await files(), filesBefore, 'no file is lost and none is left');
      });
    }
  });
}

it('is found again by search', async () => {
  assistant.calls({ name: 'delete_todo', arguments: { existing: 'renew the kitchen floor' } });
  await assistant.say('delete the kitchen floor', { conversationId });
  const find = async () =>
    (await assistant.phone.get<{ total: number }>('/api/search?q=바닥&types=todos')).body.total;
  assert.equal(await find(), 0);
  await assistant.say('take that back', { conversationId });
  assert.equal(await find(), 1);
  const { body } = await assistant.phone.get<{ id: string; url: string }[]>(
    `/api/attachments?todo_id=${household.floor}`,
  );
  const download = await fetch(`${assistant.server.url}${body[0]?.url}`);
  assert.match(await download.text(), /^content of/);
});

it('takes back one reply after the other, and then says that there is nothing', async () => {
  const before = dump();
  for (const title of ['One', 'Two']) {
    assistant.calls({ name: 'create_todo', arguments: { title } });
    await assistant.say(`add ${title}`, { conversationId });
  }
  const texts: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    texts.push((await assistant.say('undo', { conversationId })).reply.content);
  }
  assert.deepEqual(texts, [
    'Taken back: Added the task “Two”.',
    'Taken back: Added the task “One”.',
    'There is nothing I could take back.',
  ]);
  assert.deepEqual(dump(), before);
});

it('may be said in other words right after, and means something else later', async () => {
  const before = dump();
  assistant.calls({ name: 'create_todo', arguments: { title: 'Three' } });
  await assistant.say('add three', { conversationId });
  assistant.calls();
  assert.match((await assistant.say('cancel that', { conversationId })).reply.content, /^Taken back/);
  assert.deepEqual(dump(), before);
  assert.doesNotMatch((await assistant.say('cancel that', { conversationId })).reply.content, /aken back/);
});

it('is possible for thirty days and not longer, and what is over is forgotten at the next start', async () => {
  assistant.calls({ name: 'delete_memo', arguments: { existing: 'wifi password' } });
  const { reply } = await assistant.say('delete the wifi note', { conversationId });
  const days = 86_400_000;
  const start = assistant.time.now;
  assistant.time.now = new Date(start.getTime() + 29.9 * days);
  await assistant.server.services.attachmentFiles.sweep();
  const last = await files();
  assert.equal((await undo(reply.metadata?.['action_id'])).status, 200);
  assert.deepEqual(await files(), last, 'the file was kept');

  const again = await assistant.say('delete the wifi note', { conversationId });
  assistant.time.now = new Date(assistant.time.now.getTime() + 30 * days + 1000);
  assert.equal((await undo(again.reply.metadata?.['action_id'])).status, 404);
  assert.match((await assistant.say('undo', { conversationId })).reply.content, /nothing I could take back/);
  await assistant.server.services.attachmentFiles.sweep();
  assert.equal((await files()).length, last.length - 1, 'its file went, too');
});
