import { cjkRuns, hasCjk, searchedPairs } from '../../lib/cjk.ts';

/** More words than this make no search better, and each costs. */
const mostTerms = 20;

/** Shorter beginnings of words would find nearly everything. */
const shortestPrefix = 2;

export type SearchQuery = {
  /** An FTS5 MATCH expression in which everything of the user's stands in quotes. */
  match: string;
  /** What to look for in a text to show the place that was found; folded like the index. */
  words: string[];
};

/**
 * Reads what someone typed. Words may be beginnings of words, and all must occur; text in double quotes is a phrase.
 * Nothing in it is FTS5 syntax. Undefined when there is nothing to look for.
 */
export function parseQuery(text: string): SearchQuery | undefined {
  const terms = [...text.normalize('NFC').matchAll(/"([^"]*)"?|[^\s"]+/gu)].slice(0, mostTerms);
  const expressions: string[] = [];
  const words: string[] = [];
  for (const [whole, phrase] of terms) {
    const isPhrase = phrase !== undefined;
    const parts = splitWords(phrase ?? whole);
    if (parts.length === 0) continue;
    words.push(...parts.map(fold));
    expressions.push(...expressionsFor(parts, isPhrase));
  }
  return expressions.length > 0 ? { match: expressions.join(' AND '), words } : undefined;
}

/** An expression that any of the words fulfils, in the title alone; for finding the item that someone means. */
export function parseTitleQuery(text: string): string | undefined {
  const parts = splitWords(text.normalize('NFC')).slice(0, mostTerms);
  const expressions = parts.flatMap((part) => expressionsFor([part], false));
  if (expressions.length === 0) return undefined;
  const columns = parts.some(hasCjk) ? '{title cjk}' : 'title';
  return `${columns} : (${expressions.join(' OR ')})`;
}

/** As the index cuts them: letters, digits and marks belong to words, everything else separates. */
const splitWords = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];

function expressionsFor(parts: readonly string[], isPhrase: boolean): string[] {
  const spaced = parts.filter((part) => !hasCjk(part));
  const runs = parts.filter(hasCjk).flatMap(cjkRuns);
  const expressions = runs.map(cjkExpression);
  if (spaced.length > 0) expressions.push(wordExpression(spaced, isPhrase));
  return expressions;
}

function wordExpression(words: readonly string[], isPhrase: boolean): string {
  const last = words.at(-1) ?? '';
  const prefix = !isPhrase && [...last].length >= shortestPrefix ? ' *' : '';
  return `${quote(words.join(' '))}${prefix}`;
}

/** Only the column of pairs can hold a sequence of pairs, so naming it would gain nothing and cost time. */
function cjkExpression(run: string): string {
  const prefix = [...run].length === 1 ? ' *' : '';
  return `${quote(searchedPairs(run).join(' '))}${prefix}`;
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Lower case without accents, as the index compares. */
export const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
