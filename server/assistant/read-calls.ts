import type { ToolAnswer } from '../ai/provider.ts';
import { intents } from './understand/intents.ts';
import { readWish, type Wish } from './wish.ts';

/** How sure a model's word is taken to be; the server decides what that is enough for. */
const modelConfidence = 0.9;

const mostWishes = 10;

/** Reads what a model wants done: from its calls, or from JSON in its text when it cannot call. */
export function readCalls({ calls, text }: ToolAnswer): Wish[] {
  const written = calls.length > 0 ? calls : callsInText(text);
  return written
    .filter(({ name }) => intents.some((intent) => intent === name))
    .slice(0, mostWishes)
    .map(({ name, arguments: given }) => readWish(name, withTitle(given), modelConfidence));
}

/** Models are asked for the existing item's name apart from a new one, which keeps them from mixing the two up. */
function withTitle(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return {};
  const { existing, ...others } = given as Record<string, unknown>;
  return existing === undefined ? others : { ...others, title: existing };
}

type WrittenCall = { name: string; arguments: unknown };

function callsInText(text: string): WrittenCall[] {
  const json = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1] ?? text.trim();
  if (!/^[[{]/.test(json.trim())) return [];
  try {
    const parsed = JSON.parse(json) as unknown;
    return (Array.isArray(parsed) ? parsed : [parsed]).flatMap(asCall);
  } catch {
    // Text that only looks like JSON is text.
    return [];
  }
}

function asCall(value: unknown): WrittenCall[] {
  if (typeof value !== 'object' || value === null) return [];
  const {
    name,
    intent,
    function: called,
    arguments: given,
    parameters,
    ...others
  } = value as Record<string, unknown>;
  const found = [name, intent, called].find((candidate) => typeof candidate === 'string');
  return typeof found === 'string' ? [{ name: found, arguments: given ?? parameters ?? others }] : [];
}
