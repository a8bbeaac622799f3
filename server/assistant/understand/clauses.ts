import type { Understanding } from './understanding.ts';

/** Where two wishes may meet: a conjunction, or the end of a sentence or line. */
const seams =
  /(?:,\s*|;\s*|\.\s+|\s+)(?:and then|and also|and|then|also|plus)\s+(?:please\s+)?|[.;!]\s+(?:also\s+)?|\s*\n\s*(?:[-*•]\s*)?(?:also\s+)?/gi;

/** First words of a request that can stand on its own. */
const requests =
  /^(?:please |also |then |can you |could you )*(?:add|put|create|make|remind|set|schedule|book|cancel|delete|remove|move|push|reschedule|change|rename|mark|complete|check off|tick|cross|show|list|tell|what|what's|when|where|find|search|note|remember|save|snooze|postpone|block|clear|invite|give)\b/i;

/** Requests that speak to the assistant: nobody has to be reminded to do these. */
const addressed =
  /^(?:please |also |then )*(?:remind me|show me|tell me|what|what's|when|where|note that|add .+ to (?:my|the) .*(?:list|calendar))\b/i;

/** Something to be done is being named; a verb after "and" goes on with it: "remind me to call mum and book the flights". */
const errand =
  /\b(?:remind\w*|need|have|want|forget|remember|task|to-?do)\b.*\bto [\p{L}]+|^(?:note|memo|remember|research|find)\b/iu;

/** A second request is believed only when it is understood this well. */
const surely = 0.7;

type Understand = (part: string) => Understanding;

function begins(before: string, seam: string, rest: string): boolean {
  const isSentence = /^[.;!]|\n/.test(seam);
  return (errand.test(before) && !isSentence ? addressed : requests).test(rest);
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(seams)) {
    const after = match.index + match[0].length;
    const before = text.slice(from, match.index);
    if (before.trim() === '' || !begins(before, match[0], text.slice(after))) continue;
    parts.push(before);
    from = after;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean);
}

/**
 * Splits a message with several wishes. A seam counts only when what follows begins like a request, and when every
 * part is understood with certainty: "salt and pepper" and "call mum and dad" stay whole.
 */
export function splitWishes(text: string, understand: Understand): Understanding[] {
  const parts = partsOf(text);
  if (parts.length > 1) {
    const understood = parts.map(understand);
    if (understood.every(({ decision, confidence }) => decision === 'act' && confidence >= surely))
      return understood;
  }
  return [understand(text)];
}
