import { notSlips, repairable, spellings } from './words/spellings.ts';

/** A piece of the message. `start` and `end` are UTF-16 offsets into the text it was cut from. */
export type Token = { readonly text: string; readonly start: number; readonly end: number };

const pattern =
  /\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d+(?:st|nd|rd|th)\b|\d+(?:[/.,]\d+)+|1:1|\p{L}[\p{L}\p{M}]*(?:['-][\p{L}\p{M}\d]+)*\d*|[\d]+[\p{L}\p{M}]*|w\/|[:;,!?&+@#"✓✔✅☑()-]/gu;

/** Lower case, straight quotes, single dashes: forms that carry no meaning are made equal. Keeps every offset. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : text;
  return folded
    .replace(/[’‘`´]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[“”]/g, '"');
}

/** Cuts a message into words, numbers, clock times and the few signs that matter. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of foldCase(text).matchAll(pattern)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_letter, index) => word.slice(0, index) + word.slice(index + 1));
}

const slips = buildSlips();

/** Every spelling with one letter missing, doubled or swapped, and every form with one letter wrong, to its word. */
function buildSlips(): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of repairable) {
    for (const form of [word, ...withoutOneLetter(word)]) if (!found.has(form)) found.set(form, word);
  }
  return found;
}

/**
 * The command word of which `word` is one slip away, else `word` itself. Words under six letters and first letters
 * are never repaired: there the risk of changing a proper word is larger than the gain.
 */
export function repairSpelling(word: string): string {
  if (word.length < 5 || notSlips.has(word)) return word;
  const direct = slips.get(word);
  if (direct !== undefined && direct.length >= 6) return direct;
  for (const form of withoutOneLetter(word)) {
    const candidate = slips.get(form);
    if (candidate === undefined || candidate.length < 6 || candidate[0] !== word[0]) continue;
    if (Math.abs(candidate.length - word.length) <= 1) return candidate;
  }
  return word;
}

/** What a token stands for: abbreviations spelled out, slips repaired. May be several words. */
export function canonicalWord(token: string): string {
  return spellings.get(token) ?? repairSpelling(token);
}

/** Words as the classifier sees them: abbreviations spelled out, slips repaired, closing punctuation gone. */
export function canonicalWords(text: string): string[] {
  const tokens = tokenize(text);
  while (/^[.!?,;:]$/.test(tokens.at(-1)?.text ?? '')) tokens.pop();
  return tokens.flatMap((token) => canonicalWord(token.text).split(' '));
}
