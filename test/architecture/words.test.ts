import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSync, Visitor } from 'oxc-parser';
import { en } from '../../renderer/text/en/en.ts';
import { ko } from '../../renderer/text/ko/ko.ts';

const root = join(import.meta.dirname, '../../renderer');
const wordAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'heading',
  'hint',
  'label',
  'legend',
  'placeholder',
  'title',
]);
const hasWords = (value: string) => /\p{L}/u.test(value);

/** What a string in braces or quotes says, when it is one. */
function literalIn(node: { type: string } | null | undefined): string | undefined {
  if (node?.type === 'JSXExpressionContainer' && 'expression' in node)
    return literalIn(node.expression as { type: string });
  if (node?.type === 'Literal' && 'value' in node && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral' || !('quasis' in node)) return undefined;
  return (node.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join('');
}

/** Words that stand in a component itself instead of the catalogue. */
function strayWords(code: string): string[] {
  const found: string[] = [];
  const add = (value: string | undefined) => {
    if (value !== undefined && hasWords(value)) found.push(value.trim());
  };
  new Visitor({
    JSXText({ value }) {
      add(value);
    },
    JSXElement({ children }) {
      for (const child of children) if (child.type === 'JSXExpressionContainer') add(literalIn(child));
    },
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && wordAttributes.has(name.name)) add(literalIn(value));
    },
  }).visit(parseSync('component.tsx', code).program);
  return found;
}

test('the search finds words in a component', () => {
  const code =
    "const a = <p title={'Now'} id=\"x\">Hello {name}<b aria-label={`Go on`}>{text.x}{'Bye'}</b>{' '}</p>;";
  assert.deepEqual(strayWords(code).sort(), ['Bye', 'Go on', 'Hello', 'Now']);
});

test('every word on the page comes from the catalogue', () => {
  const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tsx'),
  );
  assert.ok(components.length >= 50, `${components.length} components read`);
  const stray = components.flatMap((path) =>
    strayWords(readFileSync(join(root, path), 'utf8')).map((words) => `${path}: ${words}`),
  );
  assert.deepEqual(stray, []);
});

type Words = Map<string, string>;

/** Every sentence by its place. What is made with something is made with that something's place in it. */
function sentencesOf(part: unknown, place = ''): Words {
  if (typeof part === 'string') return new Map([[place, part]]);
  if (typeof part === 'function') return new Map([[place, String(part(3, 4, 5))]]);
  return new Map(
    Object.entries(part ?? {}).flatMap(([name, inner]) => [...sentencesOf(inner, `${place}.${name}`)]),
  );
}

/** Names of things, which are the same everywhere, and names of languages, which are their own. */
const alikeEverywhere = /^(ClawChat|Ollama|PIN|AI|English|한국어|.{0,3})$/u;

test('Korean says everything that English says, in Korean', () => {
  const english = sentencesOf(en);
  const korean = sentencesOf(ko);
  assert.ok(english.size >= 200, `${english.size} sentences read`);
  assert.deepEqual([...korean.keys()].sort(), [...english.keys()].sort());
  const untranslated = [...korean]
    .filter(([place, words]) => place !== '.language' && !alikeEverywhere.test(words))
    .filter(([place, words]) => hasWords(english.get(place) ?? '') && !/\p{Script=Hangul}/u.test(words))
    .map(([place, words]) => `${place}: ${words}`);
  assert.deepEqual(untranslated, ['.documentTitle: 3 - ClawChat']);
});

test('what is put into a sentence is in it in every language', () => {
  const given = /[345]/g;
  const korean = sentencesOf(ko);
  const lost = [...sentencesOf(en)]
    .filter(([place, words]) => {
      const inKorean = korean.get(place) ?? '';
      return (words.match(given) ?? []).some((mark) => !inKorean.includes(mark));
    })
    .map(([place]) => place);
  assert.deepEqual(lost, []);
});
