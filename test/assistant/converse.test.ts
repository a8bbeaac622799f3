import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import { type Assistant, type Exchange, paths, startAssistant } from '../support/assistant.ts';

let assistant: Assistant;

before(async () => {
  assistant = await startAssistant();
});
after(() => assistant[Symbol.asyncDispose]());
beforeEach(() => {
  const { ai, reader } = assistant;
  Object.assign(ai, {
    mode: 'normal',
    wordsBeforeCalls: [],
    toolCalls: () => [],
    answer: () => ['Hello', ' you'],
  });
  Object.assign(reader, { wishes: [], isPlainTalk: false });
  ai.requests.length = 0;
});

const titles = async () =>
  (await assistant.phone.get<{ items: Todo[] }>('/api/todos?limit=100')).body.items.map(({ title }) => title);

/** What was heard of the reply, piece by piece. */
const pieces = ({ frames, events }: Exchange) => [
  ...frames.filter(({ type }) => type === 'stream_chunk').map(({ data }) => data?.['content']),
  ...events.flatMap((event) => (event === '[DONE]' || !('token' in event) ? [] : [event['token']])),
];
const asked = () => assistant.ai.requests.map(({ path }) => path);

for (const path of paths) {
  describe(`one call to the model over /${path}`, () => {
    it('streams the words of an answer in which there is nothing to do', async () => {
      const exchange = await assistant.say('who are you?', { path });
      assert.deepEqual(pieces(exchange), ['Hello', ' you']);
      assert.deepEqual(asked(), ['/v1/chat/completions']);
      const { message, reply } = exchange;
      assert.deepEqual(
        [message.intent, reply.intent, reply.metadata],
        ['general_chat', 'general_chat', { intent: 'general_chat' }],
      );
      assert.ok(exchange.frames.every(({ type }) => type !== 'module_data_changed'));
    });

    it('streams words, then does what is called, in one reply', async () => {
      assistant.ai.wordsBeforeCalls = ['On', ' it.'];
      assistant.calls({ name: 'create_todo', arguments: { title: `Sell bike ${path}` } });
      const exchange = await assistant.say('sell the bike', { path });
      const done = `\n\nAdded the task “Sell bike ${path}”.`;
      assert.deepEqual(pieces(exchange), ['On', ' it.', done]);
      assert.equal(exchange.reply.content, `On it.${done}`);
      assert.equal(exchange.reply.metadata?.['action_type'], 'todo_created');
      assert.equal(exchange.frames.at(-1)?.type, 'module_data_changed');
      assert.ok((await titles()).includes(`Sell bike ${path}`));
    });

    it('carries out several wishes in their order, each with a card', async () => {
      assistant.calls(
        { name: 'create_todo', arguments: { title: `Bread ${path}` } },
        { name: 'create_todo', arguments: { title: `Bread ${path}` } },
        { name: 'query_memos', arguments: {} },
        { name: 'create_event', arguments: { title: 'Barber', start_time: '2026-03-06T15:00:00' } },
      );
      const { reply, frames } = await assistant.say('bread, my notes, and the barber on friday at 3', {
        path,
      });
      const { actions, ...first } = reply.metadata ?? {};
      const others = actions as Record<string, unknown>[];
      assert.deepEqual(
        [first, ...others].map((card) => [card['intent'], card['action_type']]),
        [
          ['create_todo', 'todo_created'],
          ['query_memos', undefined],
          ['create_event', 'event_created'],
        ],
      );
      assert.match(reply.content, /Bread.*\n\nYou have .*notes?.*\n\nAdded the event “Barber”/s);
      assert.equal(
        (await titles()).filter((title) => title === `Bread ${path}`).length,
        1,
        'said twice, done once',
      );
      const changed = frames
        .filter(({ type }) => type === 'module_data_changed')
        .map(({ data }) => data?.['module']);
      assert.deepEqual(changed, ['todos', 'events']);
    });

    it('apologises for what fails, and does the rest', async () => {
      assistant.calls(
        { name: 'create_memo', arguments: { title: 'Kept', description: 'x' } },
        { name: 'check_conflicts', arguments: { start_time: '2026-03-06T15:00:00' } },
        { name: 'no_such_function', arguments: {} },
        { name: 'create_todo', arguments: '"no object"' },
      );
      const { reply } = await assistant.say('a note to be kept, and all the rest', { path });
      assert.match(reply.content, /Added the note “Kept”/);
      assert.match(reply.content, /Untitled task/);
    });

    const written = {
      'an object': (title: string) => `{"name": "create_todo", "arguments": {"title": "${title}"}}`,
      'parameters and a code block': (title: string) =>
        `\`\`\`json\n{"name": "create_todo", "parameters": {"title": "${title}"}}\n\`\`\``,
      'an intent beside its parameters': (title: string) => `{"intent":"create_todo","title":"${title}"}`,
      'a list of functions': (title: string) =>
        `[{"type":"function","function":{"name":"create_todo","arguments":"{\\"title\\":\\"${title}\\"}"}}]`,
      'tags around it': (title: string) =>
        `<tool_call>\n{"name": "create_todo", "arguments": {"title": "${title}"}}\n</tool_call>`,
      'a sentence before it': (title: string) =>
        `Sure!\n\n{"name": "create_todo", "arguments": {"title": "${title}"}}`,
    };
    for (const [form, write] of Object.entries(written)) {
      it(`reads a call that was written as text: ${form}`, async () => {
        const title = `${form} ${path}`;
        assistant.ai.answer = () => write(title).match(/.{1,5}/gsu) ?? [];
        const exchange = await assistant.say(`add ${title}`, { path });
        assert.ok((await titles()).includes(title));
        assert.doesNotMatch(JSON.stringify(pieces(exchange)), /create_todo/, 'nobody saw the call');
        assert.equal(exchange.reply.metadata?.['action_type'], 'todo_created');
      });
    }

    it('shows JSON that is an answer', async () => {
      assistant.ai.answer = () => ['{"name": "Ada', '", "age": 36}'];
      const exchange = await assistant.say('an example of JSON please', { path });
      assert.equal(exchange.reply.content, '{"name": "Ada", "age": 36}');
      assert.deepEqual(asked(), ['/v1/chat/completions']);
    });

    const nonsense: Record<string, () => void> = {
      'says nothing': () => {
        assistant.ai.answer = (messages) =>
          messages[0]?.content.includes('Call one function') ? [] : ['Talk'];
      },
      'calls what does not exist': () => assistant.calls({ name: 'launch_rocket', arguments: {} }),
      'writes a call that breaks off': () => {
        assistant.ai.answer = ({ length }) =>
          length > 0 && asked().length === 1 ? ['{"name": "create_to'] : ['Talk'];
      },
      'makes a call whose arguments are no JSON': () =>
        assistant.calls({ name: 'create_todo', arguments: '{"title": "Bu' }),
      'cannot call functions': () => {
        assistant.ai.mode = 'toolsRefused';
      },
    };
    for (const [what, arrange] of Object.entries(nonsense)) {
      it(`asks for words alone when the model ${what} and there is nothing to do`, async () => {
        assistant.ai.answer = () => ['Talk'];
        arrange();
        const { reply } = await assistant.say('tell me something', { path });
        assert.deepEqual([reply.content, reply.message_type, reply.intent], ['Talk', 'text', 'general_chat']);
        assert.equal(asked().length, 2);
      });

      it(`lets the built-in reader act when the model ${what}`, async () => {
        arrange();
        const title = `${what} ${path}`;
        assistant.reader.wishes = [{ intent: 'create_todo', parameters: { title } }];
        const { reply } = await assistant.say('do something', { path });
        assert.equal(reply.metadata?.['todo_title'], title);
        assert.equal(asked().length, 1);
      });
    }

    for (const mode of ['broken', 'wrongKey', 'busy', 'outOfMemory'] as const) {
      it(`lets the built-in reader act when the AI is ${mode}, and else says what is wrong, once`, async () => {
        assistant.ai.mode = mode;
        assistant.reader.wishes = [{ intent: 'create_todo', parameters: { title: `${mode} ${path}` } }];
        const acted = await assistant.say('do something', { path });
        assert.equal(acted.reply.metadata?.['todo_title'], `${mode} ${path}`);
        assistant.reader.wishes = [];
        assistant.ai.requests.length = 0;
        assistant.ai.answer = () => [];
        const { reply, message } = await assistant.say('talk to me', { path });
        assert.equal(reply.message_type, 'system');
        assert.equal(reply.intent, undefined);
        assert.equal(message.intent, 'general_chat');
        assert.match(reply.content, /\.$/);
        assert.equal(asked().length, 1);
      });
    }

    it('keeps what was said when the AI breaks off, and acts all the same when the reader can', async () => {
      assistant.ai.mode = 'errorMidway';
      assistant.ai.answer = () => ['I will', ' certainly'];
      assistant.reader.wishes = [{ intent: 'create_todo', parameters: { title: `broken off ${path}` } }];
      const { reply } = await assistant.say('do something', { path });
      assert.equal(reply.content, `I will\n\nAdded the task “broken off ${path}”.`);
      assistant.reader.wishes = [];
      const failed = await assistant.say('talk to me', { path });
      if (path === 'stream') {
        assert.deepEqual(pieces(failed), ['I will']);
        assert.equal(failed.reply.content, 'I will');
        return;
      }
      const told = failed.frames.map(({ type, data }) => [type, data?.['full_content'] ?? data?.['content']]);
      const notice = failed.reply.content;
      assert.deepEqual(told, [
        ['stream_start', undefined],
        ['stream_chunk', 'I will'],
        ['stream_end', ''],
        ['stream_start', undefined],
        ['stream_chunk', notice],
        ['stream_end', notice],
      ]);
      assert.match(notice, /error of its own/);
      assert.equal(failed.reply.message_type, 'system');
    });

    it('goes straight to plain chat for what is surely conversation', async () => {
      assistant.reader.isPlainTalk = true;
      assistant.calls({ name: 'create_todo', arguments: { title: 'never' } });
      const exchange = await assistant.say('good morning', { path });
      assert.deepEqual(pieces(exchange), ['Hello', ' you']);
      assert.equal(assistant.ai.requests[0]?.body?.['tools'], undefined);
      assert.ok(!(await titles()).includes('never'));
    });
  });
}

describe('a message that nobody waits for any more', () => {
  it('is not carried out when its stream is closed while the model decides', async () => {
    assistant.ai.mode = 'hang';
    const conversation_id = await assistant.newConversation();
    const leave = new AbortController();
    const response = await assistant.phone.fetch('/api/chat/stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation_id, content: 'add it after all', idempotency_key: 'left' }),
      signal: leave.signal,
    });
    assert.equal(response.status, 200);
    while (assistant.ai.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assistant.reader.wishes = [{ intent: 'create_todo', parameters: { title: 'left' } }];
    leave.abort();
    await assistant.ai.requests[0]?.over;
    assert.ok(assistant.ai.requests[0]?.closedByClient);
    assert.ok(!(await titles()).includes('left'));

    assistant.ai.mode = 'normal';
    assistant.reader.wishes = [];
    assistant.calls({ name: 'create_todo', arguments: { title: 'after all' } });
    const again = { conversation_id, content: 'add it after all', idempotency_key: 'left' };
    const answer = await assistant.phone.post('/api/chat/stream', again);
    assert.match(answer.text, /Added the task “after all”/);
    assert.match((await assistant.phone.post('/api/chat/stream', again)).text, /Added the task/);
    assert.equal((await titles()).filter((title) => title === 'after all').length, 1);
  });
});
