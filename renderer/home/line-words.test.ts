import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  aiLine,
  backupLine,
  type DashboardHome,
  diskLine,
  type HomeLines,
  mendCode,
  phonesLine,
  remindersLine,
  servingLine,
} from '../../server/features/dashboard/home.schema.ts';
import { languages, setLanguage, text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { type LineName, lineNames, wordsOfLine, worstOf } from './line-words.ts';

const at = '2026-03-03T14:02:00Z';
const good: HomeLines = {
  serving: {
    state: 'good',
    code: 'SERVING',
    figures: { port: 8001, addresses: 1, since: at, usual_port: 8000 },
  },
  phones: { state: 'good', code: 'PAIRED', figures: { paired: 2, connected: 1, last_seen: at } },
  ai: { state: 'good', code: 'CONNECTED', figures: { provider: 'ollama', model: 'llama3.2' } },
  backup: {
    state: 'good',
    code: 'BACKED_UP',
    figures: { count: 1, latest_at: at, latest_bytes: 1_000_000, next_at: at, failed_at: at },
  },
  disk: { state: 'good', code: 'ROOMY', figures: { free_bytes: 2e9, total_bytes: 5e9 } },
  reminders: {
    state: 'good',
    code: 'ON',
    figures: { waiting: 0, is_heard: true, quiet_hours: '22:00-07:00' },
  },
};
const around = { status: undefined, now: Date.parse('2026-03-03T15:00:00Z'), timeZone: 'UTC' };
const homeWith = (part: object) => ({ lines: { ...good, ...part } }) as DashboardHome;
const codes = {
  serving: servingLine,
  phones: phonesLine,
  ai: aiLine,
  backup: backupLine,
  disk: diskLine,
  reminders: remindersLine,
};

afterEach(() => setLanguage('en'));

test('every code of every line has words in every language', () => {
  for (const language of languages) {
    setLanguage(language);
    for (const name of lineNames) {
      for (const code of codes[name].shape.code.options) {
        const home = homeWith({ [name]: { ...good[name], code } });
        const { words, note = '' } = wordsOfLine(name, home, around);
        assert.ok(words.length > 2, `${language} ${name} ${code}`);
        assert.doesNotMatch(words + note, /undefined|function|=>/, `${language} ${name} ${code}`);
      }
    }
    for (const mend of mendCode.options) assert.ok(text.mends.names[mend].length > 1, mend);
  }
});

const said = (name: LineName, part: object) =>
  wordsOfLine(name, homeWith({ [name]: { ...good[name], ...part } }), around);

/** In whatever variant the machine that tests speaks. */
const moment = momentInWords(at, around.now, 'UTC');

test('a line says what the owner would ask next', () => {
  assert.deepEqual(said('phones', {}), {
    tone: 'good',
    words: '2 phones are paired',
    note: `last seen ${moment}`,
  });
  assert.deepEqual(said('backup', {}), {
    tone: 'good',
    words: `Made ${moment}, 1 MB`,
    note: `next ${moment}`,
  });
  assert.deepEqual(said('ai', { state: 'bad', code: 'MODEL_MISSING' }), {
    tone: 'bad',
    words: 'The model llama3.2 is not there',
  });
  assert.equal(
    said('serving', { code: 'PORT_MOVED' }).words,
    'At port 8001, because another program uses 8000',
  );
  assert.equal(said('disk', { state: 'attention', code: 'LOW' }).words, 'Only 2 GB free of 5 GB');
  assert.equal(said('reminders', {}).note, 'quiet from 22:00 to 07:00');
});

test('an AI that nobody has chosen yet is missing, not broken; one that was chosen does not answer', () => {
  const unreachable = (state: string) => said('ai', { state, code: 'UNREACHABLE' }).words;
  assert.equal(unreachable('attention'), 'No AI is connected yet');
  assert.equal(unreachable('bad'), 'Ollama does not answer');
});

test('the whole is as good as its worst line', () => {
  const disk = { ...good.disk, state: 'attention' };
  const backup = { ...good.backup, state: 'bad' };
  assert.deepEqual(worstOf(homeWith({})), { tone: 'good', wanting: 0 });
  assert.deepEqual(worstOf(homeWith({ disk })), { tone: 'warn', wanting: 1 });
  assert.deepEqual(worstOf(homeWith({ disk, backup })), { tone: 'bad', wanting: 2 });
});
