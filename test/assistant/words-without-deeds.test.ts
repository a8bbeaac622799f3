import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import { type Assistant, paths, startAssistant } from '../support/assistant.ts';

let assistant: Assistant;

before(async () => {
  assistant = await startAssistant();
});
after(() => assistant[Symbol.asyncDispose]());
beforeEach(() => {
  assistant.calls();
  Object.assign(assistant.reader, { wishes: [], isPlainTalk: false });
});

const talks = (...pieces: string[]) => {
  assistant.ai.answer = () => pieces;
};
const understands = (intent: string, parameters: object, confidence = 0.9) => {
  assistant.reader.wishes = [{ intent, parameters, confidence }];
};
const titles = async () =>
  (await assistant.phone.get<{ items: Todo[] }>('/api/todos?limit=100')).body.items.map(({ title }) => title);

const correction = /To be clear: I have not added or changed anything just now/;

for (const path of paths) {
  describe(`a model that says more than it does, over /${path}`, () => {
    it('has its words made true where the built-in reader understood the wish', async () => {
      talks("I've added milk", ' to your list.');
      understands('create_todo', { title: `Milk ${path}` });
      const { reply, message } = await assistant.say('add milk to my list', { path });
      assert.equal(reply.content, `I've added milk to your list.\n\nAdded the task “Milk ${path}”.`);
      assert.equal(reply.metadata?.['action_type'], 'todo_created');
      assert.equal(message.intent, 'create_todo');
      assert.ok((await titles()).includes(`Milk ${path}`));
    });

    it('is taken at its yes', async () => {
      talks('Sure!');
      understands('create_todo', { title: `Bread ${path}` });
      const { reply } = await assistant.say('add bread to my list', { path });
      assert.equal(reply.metadata?.['todo_title'], `Bread ${path}`);
    });

    it('is asked about by the server where several could be meant, and nothing is gone', async () => {
      for (const title of [`Old chair ${path}`, `Old table ${path}`]) {
        await assistant.phone.post('/api/todos', { title });
      }
      const before = await titles();
      talks('I have deleted the task.');
      understands('delete_todo', { title: `old ${path}` });
      const { reply } = await assistant.say('delete the old one', { path });
      assert.match(reply.content, /^I have deleted the task\.\n\nSeveral could be meant\. Shall I delete/);
      assert.deepEqual(await titles(), before);
    });

    it('has what it says there is followed by what there is', async () => {
      talks('You have no tasks today.');
      understands('query_todos', {});
      const { reply } = await assistant.say('what do I have to do?', { path });
      assert.match(reply.content, /^You have no tasks today\.\n\nYou have \d+ tasks:/);
    });

    it('is corrected where nobody understood a wish', async () => {
      for (const isPlainTalk of [false, true]) {
        talks("I've put the meeting on your calendar.");
        assistant.reader.isPlainTalk = isPlainTalk;
        const { reply, events } = await assistant.say('the thing with Anna, you know', { path });
        assert.match(reply.content, /^I've put the meeting on your calendar\.\n\nTo be clear/);
        if (path === 'stream') assert.match(JSON.stringify(events), correction);
      }
    });

    it('is corrected in the language of the message', async () => {
      talks('금요일 일정에 추가했어요.');
      const { reply } = await assistant.say('안나 만나는 거 있잖아', { path });
      assert.match(reply.content, /추가하거나 바꾸지 않았어요/);
    });
  });
}

describe('what is only talked about', () => {
  const silent: Record<string, { message: string; words: string }> = {
    'things that are mentioned': {
      message: 'I should buy milk some day, is it healthy?',
      words: 'Milk has calcium, and it is a good source of protein.',
    },
    'a question back': { message: 'put the dentist in', words: 'Which day is the dentist?' },
    'an offer': { message: 'milk is out again', words: 'Would you like me to add milk to your list?' },
    'a refusal': { message: 'add milk', words: 'I cannot add things to your list.' },
    'a poem about lists': {
      message: 'write a poem about shopping',
      words: 'The list was long,\nthe bag was strong,\nand all the way I sang a song.',
    },
  };
  for (const [what, { message, words }] of Object.entries(silent)) {
    it(`is not acted on: ${what}`, async () => {
      const before = await titles();
      talks(words);
      understands('create_todo', { title: 'never' });
      const { reply } = await assistant.say(message);
      assert.equal(reply.content, words);
      assert.deepEqual(reply.metadata, { intent: 'general_chat' });
      assert.deepEqual(await titles(), before);
    });
  }

  it('is not acted on where the reader is not sure', async () => {
    talks("I've added milk to your list.");
    understands('create_todo', { title: 'never' }, 0.5);
    const { reply } = await assistant.say('milk, milk, milk');
    assert.match(reply.content, correction);
    assert.ok(!(await titles()).includes('never'));
  });

  it('is not corrected when it was done before', async () => {
    assistant.calls({ name: 'create_todo', arguments: { title: 'Eggs' } });
    const { conversationId } = await assistant.say('add eggs');
    assistant.calls();
    talks("You're welcome! I've added eggs to your list.");
    const { reply } = await assistant.say('thanks a lot', { conversationId });
    assert.doesNotMatch(reply.content, correction);
  });

  it('is not corrected when it answers a question', async () => {
    talks("Yes, I've added eggs to your list.");
    const { reply } = await assistant.say('did you add the eggs?');
    assert.doesNotMatch(reply.content, correction);
  });
});
