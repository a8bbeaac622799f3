import { readDates, type When } from '../../dates/dates.ts';
import { decide } from '../decide.ts';
import { type Intent, intents } from '../intents.ts';
import type { Slots } from '../slots/extract.ts';
import type { UnderstandContext, Understanding } from '../understanding.ts';
import { koreanEndings, koreanFrame, koreanPriorities, koreanRequests } from './words.ts';

/** A rule that fits is right about this often on sentences the rules were not written for. */
const ruleConfidence = 0.9;

const matchOnly = /^(?:delete|complete)_/;

/** Overviews speak of no single thing. */
const nameless = /^(?:daily_briefing|analyze_schedule|check_conflicts|general_chat)$/;

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
  const priority = /^(?:create|update)_todo$/.test(intent)
    ? koreanPriorities.find(([pattern]) => pattern.test(text))?.[1]
    : undefined;
  return { ...dates, ...(priority && { priority }), ...nameSlots(name, intent) };
}

/** What the name of a request is to it. */
function nameSlots(name: string | undefined, intent: Intent): Slots {
  if (name === undefined || nameless.test(intent)) return {};
  if (intent === 'search' || intent === 'query_memos') return { query: name };
  if (intent === 'create_memo') return { description: name };
  const [, memo, added] = (intent === 'update_memo' && /^(\S.*?)에 (.+)$/u.exec(name)) || [];
  return memo === undefined || added === undefined ? { title: name } : { title: memo, description: added };
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
