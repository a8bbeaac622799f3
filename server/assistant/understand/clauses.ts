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

/** "Add eggs": a thing is added, and no deed that could go on behind an "and". */
const addsThing =
  /^(?:please |can you |could you )*(?:add|put)\s+(?:\w+\s+)?(?!(?:call|buy|pay|pick|book|send|fix|clean|wash|get)\b)[\p{L} ,]+$/iu;

/** Deeds that nobody takes for something to be bought. */
const deeds =
  /^(?:call|ring|phone|text|e-?mail|message|pay|pick up|drop off|collect|renew|return|fix|repair|wash|clean|water|mow|take|bring|walk|feed|buy|order)\s+\p{L}+/iu;

/** What is understood of a deed that stands behind "add … and". */
const asAdded = (deed: string) => `add ${deed}`;

/** A second request is believed only when it is understood this well. */
const surely = 0.7;

type Understand = (part: string) => Understanding;

function begins(before: string, seam: string, rest: string): boolean {
  const isSentence = /^[.;!]|\n/.test(seam);
  return (errand.test(before) && !isSentence ? addressed : requests).test(rest);
}

type Part = { text: string; isDeed?: true };

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let isDeed = false;
  const push = (part: string) => {
    if (part.trim() !== '') parts.push({ text: part.trim(), ...(isDeed && { isDeed }) });
  };
  for (const match of text.matchAll(seams)) {
    const after = match.index + match[0].length;
    const before = text.slice(from, match.index);
    const rest = text.slice(after);
    const goesOn = before.trim() !== '' && begins(before, match[0], rest);
    const adds = (isDeed || addsThing.test(before)) && deeds.test(rest);
    if (!goesOn && !adds) continue;
    push(before);
    isDeed = !goesOn;
    from = after;
  }
  push(text.slice(from));
  return parts;
}

/**
 * Splits a message with several wishes. A seam counts only when what follows begins like a request, and when every
 * part is understood with certainty: "salt and pepper" and "call mum and dad" stay whole.
 */
export function splitWishes(text: string, understand: Understand): Understanding[] {
  const parts = partsOf(text);
  if (parts.length > 1) {
    const understood = parts.map(({ text: part, isDeed }) => understand(isDeed ? asAdded(part) : part));
    if (understood.every(({ decision, confidence }) => decision === 'act' && confidence >= surely))
      return understood;
  }
  return [understand(text)];
}
