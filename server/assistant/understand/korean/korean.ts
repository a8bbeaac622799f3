import { readDates, type When } from '../../dates/dates.ts';
import { decide } from '../decide.ts';
import { type Intent, intents } from '../intents.ts';
import type { Slots } from '../slots/extract.ts';
import type { UnderstandContext, Understanding } from '../understanding.ts';
import { koreanEndings, koreanFrame, koreanRequests } from './words.ts';

/** A rule that fits is right about this often on sentences the rules were not written for. */
const ruleConfidence = 0.9;

const matchOnly = /^(?:delete|complete)_/;

function isKorean(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => /\p{Script=Hangul}/u.test(letter)).length * 2 > letters.length;
}

function intentOf(text: string): Intent {
  const found = koreanRequests.find(([, pattern]) => pattern.test(text))?.[0];
  return intents.find((intent) => intent === found) ?? 'general_chat';
}

/** What remains when dates and the words of the request are taken out. */
function nameIn(text: string, whens: readonly When[]): string | undefined {
  let rest = text;
  for (const { start, end } of whens.flatMap((when) => when.spans)) {
    rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);
  }
  const pieces = rest
    .replace(koreanFrame, '\n')
    .split(/\n+/u)
    .map((piece) => piece.trim());
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  const name = koreanEndings
    .reduce((rest, [ending, becomes]) => rest.replace(ending, becomes), longest)
    .trim();
  return name === '' ? undefined : name;
}

function slotsOf(text: string, intent: Intent, context: UnderstandContext): Slots {
  const whens = readDates(text, context).filter((when) => when.role !== 'duration');
  const name = nameIn(text, whens);
  const [first, second] = whens;
  const dates = matchOnly.test(intent)
    ? { ...(first && { matchWhen: first }) }
    : { ...((second ?? first) && { when: second ?? first }), ...(second && first && { matchWhen: first }) };
  if (name === undefined) return dates;
  if (intent === 'search' || intent === 'query_memos') return { ...dates, query: name };
  return intent === 'create_memo' ? { ...dates, description: name } : { ...dates, title: name };
}

/** The reading of a Korean message by rules for everyday requests; null when the message is not Korean. */
export function readKorean(text: string, context: UnderstandContext): Understanding | null {
  if (!isKorean(text)) return null;
  const intent = intentOf(text.trim());
  if (intent === 'general_chat')
    return { intent, confidence: ruleConfidence, decision: 'chat', slots: {}, text };
  const decision = decide(intent, ruleConfidence);
  return { intent, confidence: ruleConfidence, decision, slots: slotsOf(text, intent, context), text };
}
