import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSync, Visitor } from 'oxc-parser';

const root = join(import.meta.dirname, '..');
const wordAttributes = new Set(['alt', 'aria-label', 'hint', 'label', 'legend', 'placeholder', 'title']);
const hasWords = (value: string) => /\p{L}/u.test(value);

/** Words that stand in a component itself instead of the catalogue. */
function strayWords(code: string): string[] {
  const found: string[] = [];
  new Visitor({
    JSXText({ value }) {
      if (hasWords(value)) found.push(value.trim());
    },
    JSXAttribute({ name, value }) {
      const named = name.type === 'JSXIdentifier' && wordAttributes.has(name.name);
      if (named && value?.type === 'Literal' && hasWords(String(value.value)))
        found.push(String(value.value));
    },
  }).visit(parseSync('component.tsx', code).program);
  return found;
}

test('the search finds words in a component', () => {
  assert.deepEqual(strayWords('const a = <p title="Now">Hello {name}<b>{text.x}</b></p>;'), ['Now', 'Hello']);
});

test('every word on the page comes from the catalogue', () => {
  const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tsx'),
  );
  assert.ok(components.length >= 25, `${components.length} components read`);
  const stray = components.flatMap((path) =>
    strayWords(readFileSync(join(root, path), 'utf8')).map((words) => `${path}: ${words}`),
  );
  assert.deepEqual(stray, []);
});
