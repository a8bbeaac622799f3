import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readButtonText } from './button-text.ts';

describe('the text of the button that takes a free time', () => {
  const languages = [
    'en-US',
    'en-GB',
    'en-AU',
    'en-CA',
    'ko',
    'ja',
    'zh-CN',
    'zh-TW',
    'de',
    'de-AT',
    'fr',
    'es',
  ];
  for (const language of [...languages, 'it', 'nl', 'pt-BR', 'sv', 'pl', 'ru', 'tr', 'cs', 'fi', 'da']) {
    for (const moment of ['2026-11-30T09:05', '2026-12-01T00:30', '2026-02-28T12:00', '2026-07-13T23:45']) {
      it(`in ${language}, of ${moment}`, () => {
        const shown = new Date(`${moment}:00Z`).toLocaleString(language, { timeZone: 'UTC' });
        const read = readButtonText(`Schedule "Meet "us"" at ${shown}`);
        assert.ok(read?.times.includes(moment), `${shown} is read as ${read?.times.join(' or ')}`);
        assert.equal(read?.title, 'Meet "us"');
      });
    }
  }

  it('may mean two days, the likelier first', () => {
    const read = (shown: string) => readButtonText(`Schedule "x" at ${shown}`)?.times;
    assert.deepEqual(read('11/12/2026, 2:00:00 PM'), ['2026-11-12T14:00', '2026-12-11T14:00']);
    assert.deepEqual(read('11/12/2026, 14:00:00'), ['2026-12-11T14:00', '2026-11-12T14:00']);
    assert.deepEqual(read('11.12.2026, 14:00:00'), ['2026-12-11T14:00']);
  });

  it('is no other text', () => {
    for (const text of [
      'Schedule "Meet" at 3 pm on 12 December 2026',
      'Schedule "Meet" at 11/31/2026, 9:00:00 AM',
      'Schedule "Meet" at 11/30/2026, 25:00:00',
      'Schedule "Meet" at 13/13/2026, 9:00:00',
      'Schedule Meet at 11/30/2026, 9:00:00 AM',
      'Please schedule "Meet" at 11/30/2026, 9:00:00 AM',
    ])
      assert.equal(readButtonText(text), undefined, text);
  });
});
