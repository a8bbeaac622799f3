import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Memo } from '../../server/features/memos/memos.schema.ts';
import { type Assistant, paths, startAssistant } from '../support/assistant.ts';
import { expectReply } from '../support/expect-reply.ts';

let assistant: Assistant;

before(async () => {
  assistant = await startAssistant();
});
after(() => assistant[Symbol.asyncDispose]());

const listed = async () => (await assistant.phone.get<{ items: Memo[] }>('/api/memos')).body.items;

const onlyMemos = async (...wanted: object[]) => {
  for (const { id } of await listed()) await assistant.phone.delete(`/api/memos/${id}`);
  const made: Memo[] = [];
  for (const fields of wanted) made.push((await assistant.phone.post<Memo>('/api/memos', fields)).body);
  return made;
};

for (const path of paths) {
  describe(`memos by chat over /${path}`, () => {
    it('create_memo keeps the text, without a title as a quick note', async () => {
      await onlyMemos();
      assistant.calls({ name: 'create_memo', arguments: { description: 'The code of the gate is 4711' } });
      const exchange = await assistant.say('note that the code of the gate is 4711', { path });
      const [made] = await listed();
      assert.deepEqual([made?.title, made?.content], ['Quick Note', 'The code of the gate is 4711']);
      expectReply(exchange, path, {
        intent: 'create_memo',
        card: { action_type: 'memo_created', module: 'memos', memo_id: made?.id, memo_title: 'Quick Note' },
        changed: ['memos'],
        text: /Added the note “The code of the gate is 4711”/,
      });
      assistant.calls({ name: 'create_memo', arguments: { title: 'Gate' } });
      await assistant.say('a note called gate', { path });
      assert.ok((await listed()).some(({ title, content }) => title === 'Gate' && content === 'Gate'));
    });

    it('query_memos tells the first five with sixty characters each', async () => {
      await onlyMemos(
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((title) => ({ title, content: title.repeat(80) })),
      );
      assistant.calls({ name: 'query_memos', arguments: {} });
      const exchange = await assistant.say('my notes', { path });
      expectReply(exchange, path, {
        intent: 'query_memos',
        changed: [],
        text: /^You have 6 notes:.*and 1 more/s,
      });
      assert.match(exchange.reply.content, /• \w: (\w)\1{59}…\n/);
    });

    it('update_memo changes content and title', async () => {
      const [memo] = await onlyMemos({ title: 'Wifi', content: 'old', tags: ['home'] });
      assistant.calls({
        name: 'update_memo',
        arguments: { existing: 'wifi', new_title: 'Wifi at home', description: 'new' },
      });
      const exchange = await assistant.say('the wifi note should say new and be called wifi at home', {
        path,
      });
      const [changed] = await listed();
      assert.deepEqual([changed?.title, changed?.content, changed?.tags], ['Wifi at home', 'new', ['home']]);
      expectReply(exchange, path, {
        intent: 'update_memo',
        card: { action_type: 'memo_updated', module: 'memos', memo_id: memo?.id, memo_title: 'Wifi at home' },
        changed: ['memos'],
        text: /Changed the note “Wifi at home”/,
      });
      assistant.calls({ name: 'update_memo', arguments: { existing: 'wifi' } });
      const asking = await assistant.say('change the wifi note', { path });
      expectReply(asking, path, { intent: 'update_memo', changed: [], text: /What should I change/ });
    });

    it('delete_memo deletes it', async () => {
      const [memo] = await onlyMemos({ title: 'Wifi', content: 'old' });
      assistant.calls({ name: 'delete_memo', arguments: { existing: 'wifi' } });
      const exchange = await assistant.say('delete the wifi note', { path });
      assert.deepEqual(await listed(), []);
      expectReply(exchange, path, {
        intent: 'delete_memo',
        card: { action_type: 'memo_deleted', module: 'memos', memo_id: memo?.id, memo_title: 'Wifi' },
        changed: ['memos'],
        text: /Deleted the note “Wifi”/,
      });
    });

    it('a note without a title is meant by its text', async () => {
      await onlyMemos(
        { title: 'Quick Note', content: 'Gift ideas for Lena: scarf, book, tea' },
        { title: 'Quick Note', content: 'The spare key is under the blue pot' },
        { title: 'Shoe size', content: 'gift ideas' },
      );
      assistant.calls({ name: 'update_memo', arguments: { existing: 'spare key', description: 'At Kim’s' } });
      const changed = await assistant.say('the spare key is at Kim’s now', { path });
      assert.match(
        changed.reply.content,
        /^Shall I update “The spare key is under the blue pot”\?|^Changed the note/,
      );
      assistant.calls({ name: 'delete_memo', arguments: { existing: 'gift ideas' } });
      const deleted = await assistant.say('delete the gift ideas note', { path });
      assert.match(deleted.reply.content, /^Deleted the note “Gift ideas for Lena: scarf, book, tea”\.$/);
      assert.deepEqual((await listed()).map(({ title }) => title).sort(), ['Quick Note', 'Shoe size']);
    });

    it('search looks everywhere and shows ten hits at most', async () => {
      const zebras = Array.from({ length: 12 }, (_, index) => ({
        title: `Zebra ${index}, ${path}`,
        content: 'x'.repeat(200),
      }));
      await onlyMemos(...zebras);
      assistant.calls({ name: 'search', arguments: { query: `zebra ${path}` } });
      const exchange = await assistant.say('where are the animals with stripes?', { path });
      expectReply(exchange, path, {
        intent: 'search',
        changed: [],
        text: /For “zebra \w+” I found:.*and 2 more/s,
      });
      const lines = exchange.reply.content.split('\n').filter((line) => line.startsWith('• '));
      assert.equal(lines.length, 10);
      assert.match(lines[0] ?? '', /^• memo: Zebra \d+, \w+, x{1,80}$/);
    });

    it('search without words takes the message, and says when there is nothing', async () => {
      await onlyMemos({ title: 'Gate', content: 'code 4711' });
      assistant.calls({ name: 'search', arguments: {} });
      const found = await assistant.say('gate 4711', { path });
      assert.match(found.reply.content, /• memo: Gate, code 4711/);
      assistant.calls({ name: 'search', arguments: { query: 'hippopotamus' } });
      const exchange = await assistant.say('look for an animal', { path });
      expectReply(exchange, path, { intent: 'search', changed: [], text: /nothing for “hippopotamus”/ });
    });
  });
}
