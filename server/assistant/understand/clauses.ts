import type { Understanding } from './understand.ts';

/** Where two wishes may meet: a conjunction or a full stop, with what introduces the second. */
const seams = /(?:,\s*|;\s*|\.\s+|\s+)(?:and then|and also|and|then|also|plus)\s+(?:please\s+)?|[.;!]\s+/gi;

/** First words of a request that can stand on its own. */
const starters =
  /^(?:please |also |then |can you |could you )*(?:add|put|create|make|remind|set|schedule|book|cancel|delete|remove|move|push|reschedule|change|rename|mark|complete|check off|tick|cross|show|list|tell|what|what's|when|where|find|search|note|remember|save|buy|call|snooze|postpone|block|clear|invite|give)\b/i;

/** A second request is believed only when it is understood this well. */
const surely = 0.7;

type Understand = (part: string) => Understanding;

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(seams)) {
    const rest = text.slice(match.index + match[0].length);
    if (match.index <= from || !starters.test(rest)) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean);
}

const isWish = ({ decision, confidence }: Understanding) => decision === 'act' && confidence >= surely;

/** "Buy" and "call" begin a wish of their own, or go on with a list of things to be reminded of. */
function stands(part: Understanding): boolean {
  return isWish(part);
}

/**
 * Splits a message with several wishes. A seam counts only when what follows begins like a request, and when every
 * part is understood with certainty: "salt and pepper" and "call mum and dad" stay whole.
 */
export function splitWishes(text: string, understand: Understand): Understanding[] {
  const parts = partsOf(text);
  if (parts.length > 1) {
    const understood = parts.map(understand);
    if (understood.every(stands)) return understood;
  }
  return [understand(text)];
}
