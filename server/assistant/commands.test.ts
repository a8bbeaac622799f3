import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCommand } from './commands.ts';
import type { OpenProposal } from './proposals.ts';

const proposal = (...titles: string[]): OpenProposal => {
  const [first, ...others] = titles.map((title) => ({ id: title, title }));
  const wish = { intent: 'delete_todo' as const, parameters: {}, confidence: 1 };
  return {
    id: titles.join(),
    plan: { wish, kind: 'todo', items: first ? [first] : [], alternatives: others },
  };
};
const open = [proposal('Buy milk', 'Buy oat milk', 'Milk the cow')];

const read = (text: string, proposals = open, hasActed = false) => {
  const command = readCommand(text, { proposals, hasActed });
  return command?.type === 'choose' ? command.itemId : command?.type;
};

const meant: Record<string, readonly string[]> = {
  confirm: [
    'yes',
    'Yes!',
    'yes, please',
    'OK',
    'okay.',
    'do it',
    'Go ahead',
    'please do',
    '네',
    '응!',
    '해줘',
  ],
  drop: ['no', 'No thanks.', 'cancel', 'never mind', "don't", '아니요', '취소', '하지 마'],
  undo: [
    'undo',
    'Undo that, please'.replace(', please', ''),
    'undo the last action',
    'actually, undo that please',
    'oops, take that back',
    'take it back',
    '되돌려 줘',
    '실행 취소',
  ],
  'Buy milk': ['the first', '1', 'first one', 'buy milk', '첫 번째'],
  'Buy oat milk': ['2', 'the second one', 'oat milk', 'No, the oat milk', '두번째 거'],
  'Milk the cow': ['3rd', 'the cow', 'I mean the cow', 'ok the third one'],
};

describe('short answers', () => {
  for (const [command, texts] of Object.entries(meant)) {
    for (const text of texts) it(`"${text}" means ${command}`, () => assert.equal(read(text), command));
  }

  const others = [
    'yes I know that song',
    'no idea',
    'the fourth',
    'milk',
    'add butter',
    'undoubtedly',
    'ok google',
    '',
  ];
  for (const text of others)
    it(`"${text}" is a message like any other`, () => assert.equal(read(text), undefined));

  it('mean nothing where nothing was proposed, but for undo', () => {
    for (const text of ['yes', 'no', '1', 'buy milk']) assert.equal(read(text, []), undefined);
    assert.equal(read('undo', []), 'undo');
  });

  it('take back what was just done, and only then', () => {
    for (const text of ['Cancel that!', 'never mind', 'scratch that', 'forget it', '그거 취소해 줘']) {
      assert.equal(read(text, [], true), 'undo');
      assert.equal(read(text, []), undefined);
    }
    for (const text of ['cancel the dentist', 'no', 'stop', 'never mind the gap'])
      assert.equal(read(text, [], true), undefined);
  });

  it('name no position where two lists were shown, but a title', () => {
    const two = [proposal('Buy milk', 'Buy oat milk'), proposal('Sleep', 'Sleep more')];
    assert.equal(read('the second', two), undefined);
    assert.equal(read('sleep more', two), 'Sleep more');
    assert.equal(read('yes', two), 'confirm');
  });
});
