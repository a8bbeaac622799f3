import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrub } from './scrub.ts';

test('known secrets go, also where JSON wrote them in its own way', () => {
  const secret = 'p"ss\\wörd-canary';
  const text = `plain ${secret} json ${JSON.stringify({ error: secret })}`;
  assert.equal(scrub(text, [secret], '/nowhere'), 'plain [secret] json {"error":"[secret]"}');
  assert.equal(scrub('abcabcd', ['abc', 'abcabcd'], '/nowhere'), '[secret]', 'the longest first');
  assert.equal(scrub('a b', ['', 'a'], '/nowhere'), 'a b', 'too short to be one');
});

const shapes: [name: string, text: string][] = [
  ['a token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARYsignature'],
  ['a header', 'authorization: Bearer CANARY.abcdef'],
  ['a query', 'GET /ws?token=CANARY123&dashboard'],
  ['a field', '{"api_key":"CANARY-123456"}'],
  ['a key of OpenAI', 'refused sk-proj-CANARY0123456789abcdef'],
  ['a key of Google', 'AIzaCANARY0123456789abcdefghijklm'],
  ['an address with a password', 'http://owner:CANARYpassword@ai.example/v1'],
  ['a feed', 'https://host/feeds/CANARY0123456789.ics'],
  ['a push token', 'ExponentPushToken[CANARYabc]'],
  ['a mail address', 'CANARY.owner@example.org'],
  ['the home folder', '/home/CANARYowner/.local/share/clawchat/clawchat.db'],
];

for (const [name, text] of shapes) {
  test(`${name} is made out and goes`, () => {
    const clean = scrub(`before ${text} after`, [], '/home/CANARYowner');
    assert.doesNotMatch(clean, /CANARY/);
    assert.match(clean, /^before .* after$/);
  });
}

test('what helps stays', () => {
  const text =
    'Ollama does not answer at http://localhost:11434 (ECONNREFUSED), 192.168.1.6:8000, at file.ts:12:3';
  assert.equal(scrub(text, ['unrelated-secret'], '/home/anna'), text);
});
