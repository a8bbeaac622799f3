import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatTurn } from '../ai/provider.ts';
import { cutToTokens, estimateTokens, fitPrompt, fitTurns, linesWithin } from './token-budget.ts';

const turn = (content: string, role: ChatTurn['role'] = 'user'): ChatTurn => ({ role, content });
const total = (turns: readonly ChatTurn[]) =>
  turns.reduce((sum, { content }) => sum + estimateTokens(content) + 4, 0);

describe('counting', () => {
  it('takes three and a half bytes for a token', () => {
    assert.deepEqual(['', 'a', 'a'.repeat(35), '우유'].map(estimateTokens), [0, 1, 10, 2]);
  });
});

describe('a text that is too long', () => {
  it('loses its middle and keeps both ends', () => {
    const text = `BEGIN ${'x'.repeat(10_000)} END`;
    const cut = cutToTokens(text, 100);
    assert.match(cut, /^BEGIN x+\n\[…\]\nx+ END$/);
    assert.ok(estimateTokens(cut) <= 100);
    assert.equal(cutToTokens('short', 100), 'short');
  });

  it('is never cut through a character', () => {
    for (let tokens = 5; tokens < 40; tokens += 1) {
      for (const text of ['우유를 사자 '.repeat(50), '👩‍👩‍👧🦀'.repeat(50), 'é'.repeat(300)]) {
        const cut = cutToTokens(text, tokens);
        assert.ok(!cut.includes('\uFFFD') && cut.isWellFormed(), cut);
        assert.ok(estimateTokens(cut) <= tokens);
      }
    }
  });

  it('may be cut to nothing at all', () => {
    for (const tokens of [0, 1, -5]) assert.ok(cutToTokens('x'.repeat(1000), tokens).length < 10);
  });
});

describe('a conversation that is too long', () => {
  const many = Array.from({ length: 20 }, (_, index) => turn(`${index} ${'word '.repeat(40)}`));

  it('loses its oldest turns first', () => {
    const kept = fitTurns(many, 500);
    assert.ok(total(kept) <= 500);
    assert.deepEqual(kept, many.slice(-kept.length));
    assert.ok(kept.length > 4 && kept.length < 20);
  });

  it('stays whole when it fits', () => assert.deepEqual(fitTurns(many, 5000), many));

  it('always has its last turn, cut if it must be', () => {
    const kept = fitTurns([turn('before'), turn('q'.repeat(100_000))], 200);
    assert.equal(kept.length, 1);
    assert.match(kept[0]?.content ?? '', /^q+\n\[…\]\nq+$/);
    assert.ok(total(kept) <= 200);
    assert.deepEqual(fitTurns([], 100), []);
  });

  it('gives no single turn more than a quarter', () => {
    const kept = fitTurns([turn('first'), turn('x'.repeat(100_000), 'assistant'), turn('last')], 400);
    assert.deepEqual(
      kept.map(({ content }) => content.slice(0, 4)),
      ['firs', 'xxxx', 'last'],
    );
    assert.ok(total(kept) <= 400);
  });
});

it('takes as many lines as fit', () => {
  assert.deepEqual(linesWithin(['aaaaaaa', 'bbbbbbb', 'ccccccc'], 6), ['aaaaaaa', 'bbbbbbb']);
  assert.deepEqual(linesWithin(['a'.repeat(1000)], 6), []);
  assert.deepEqual(linesWithin([], 6), []);
});

describe('instructions with what they are about', () => {
  it('fit, each keeping its beginning and end', () => {
    const prompt = [turn(`Do ${'x'.repeat(9000)} well.`, 'system'), turn(`Tea ${'y'.repeat(9000)} end`)];
    const fitting = fitPrompt(prompt, 500);
    assert.ok(total(fitting) <= 500);
    assert.deepEqual(
      fitting.map(({ role }) => role),
      ['system', 'user'],
    );
    assert.match(fitting[0]?.content ?? '', /^Do x.*well\.$/s);
    assert.match(fitting[1]?.content ?? '', /^Tea y.*end$/s);
  });

  it('are left as they are where there is room', () => {
    const prompt = [turn('Do well.', 'system'), turn('Tea')];
    assert.deepEqual(fitPrompt(prompt, 500), prompt);
    assert.deepEqual(fitPrompt([], 500), []);
  });
});
