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
const exchangeable = [
  'title',
  'query',
  'description',
  'start_time',
  'due_date',
  'match_time',
  'preferred_date',
  'attendees',
];

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

/** The sentence with the values of its slots taken from other sentences that ask for the same. */
function exchange(sentence: Sentence, pools: Pools, random: () => number): Sentence {
  let text = sentence.text;
  const slots = { ...sentence.slots };
  for (const slot of exchangeable) {
    const value = slots[slot];
    const pool = pools.get(`${sentence.intent} ${slot}`) ?? [];
    const other = pool[Math.floor(random() * pool.length)];
    if (typeof value !== 'string' || other === undefined) continue;
    text = text.replace(value, () => other);
    slots[slot] = other;
  }
  return { ...sentence, text, slots, weight: variantWeight };
}

/** Every sentence whose slots can be trusted, `rounds` times with other values in them. */
export function exchangeSlots(sentences: readonly Sentence[], rounds: number): Sentence[] {
  const reliable = sentences.filter((sentence) => sentence.reliable && sentence.slots);
  const pools = poolsOf(reliable);
  return reliable.flatMap((sentence) => {
    const random = randomFrom(hashText(sentence.text));
    return Array.from({ length: rounds }, () => exchange(sentence, pools, random));
  });
}

/** Made-up variants beside each sentence: the same for the same sentences. */
export function augment(sentences: readonly Sentence[]): Sentence[] {
  const variants = sentences.flatMap((sentence) => {
    const random = randomFrom(hashText(sentence.text));
    const texts = new Set([terse(sentence.text), slip(sentence.text.toLowerCase(), random)]);
    texts.delete(sentence.text);
    texts.delete('');
    return Array.from(texts, (text) => ({ ...sentence, text, weight: variantWeight }));
  });
  return [...sentences, ...variants, ...exchangeSlots(sentences, 2)];
}
