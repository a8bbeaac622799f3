import { hashText } from '../../server/assistant/understand/hash.ts';
import type { Sentence } from './sentences.ts';
import { randomFrom } from './softmax.ts';

/** Weight of a made-up variant beside the sentence a person wrote. */
const variantWeight = 0.4;

const courtesies =
  /^(?:hey |hi |ok |so |please |can you (?:please )?|could you (?:please )?|would you (?:please )?|will you |i want you to |i need you to |i would like you to |i'd like you to |i want to |i'd like to |i would like to |go ahead and |just )+/;
const droppable = /\b(?:the|a|an|my|please|for me|to me)\b ?/g;

/** The sentence as someone in a hurry types it. */
function terse(text: string): string {
  const lower = text.toLowerCase().replace(/[.?!]+$/, '');
  return lower.replace(courtesies, '').replace(/'/g, '').replace(droppable, '').replace(/,/g, '').trim();
}

/** One slip of the finger in one word of at least four letters: a letter lost, doubled or swapped with the next. */
function slip(text: string, random: () => number): string {
  const words = text.split(' ');
  const places = words.flatMap((word, index) => (/^[a-z]{4,}$/i.test(word) ? [index] : []));
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return text;
  const word = words[place] ?? '';
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.slice(at - 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  words[place] = kinds[Math.floor(random() * kinds.length)] ?? word;
  return words.join(' ');
}

/** Slots whose value may be exchanged for that of another sentence without changing what is asked. */
const exchangeable = ['title', 'query', 'description', 'start_time', 'due_date', 'match_time', 'preferred_date', 'attendees'];

type Pools = Map<string, string[]>;

function poolsOf(sentences: readonly Sentence[]): Pools {
  const pools: Pools = new Map();
  for (const { intent, slots } of sentences) {
    for (const [slot, value] of Object.entries(slots ?? {})) {
      if (typeof value !== 'string' || value.length > 60) continue;
      const key = `${intent} ${slot}`;
      const pool = pools.get(key) ?? [];
      pool.push(value);
      pools.set(key, pool);
    }
  }
  return pools;
}

function exchange(sentence: Sentence, pools: Pools, random: () => number): string {
  let text = sentence.text;
  for (const slot of exchangeable) {
    const value = sentence.slots?.[slot];
    const pool = pools.get(`${sentence.intent} ${slot}`) ?? [];
    const other = pool[Math.floor(random() * pool.length)];
    if (typeof value === 'string' && other !== undefined) text = text.replace(value, () => other);
  }
  return text;
}

/** Made-up variants beside each sentence: the same for the same sentence, whatever stands around it. */
export function augment(sentences: readonly Sentence[], exchanges = 2): Sentence[] {
  const pools = poolsOf(sentences.filter((sentence) => sentence.reliable));
  const grown: Sentence[] = [];
  for (const sentence of sentences) {
    const random = randomFrom(hashText(sentence.text));
    const texts = new Set([terse(sentence.text), slip(sentence.text.toLowerCase(), random)]);
    if (sentence.reliable && sentence.slots) {
      for (let round = 0; round < exchanges; round += 1) texts.add(exchange(sentence, pools, random));
    }
    texts.delete(sentence.text);
    texts.delete('');
    grown.push(sentence, ...Array.from(texts, (text) => ({ ...sentence, text, weight: variantWeight })));
  }
  return grown;
}
