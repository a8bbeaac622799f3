import { english } from './english.ts';
import { korean } from './korean.ts';
import type { Phrases } from './types.ts';

export type { Phrases } from './types.ts';

/** The language of a message: Korean where it has Hangul, else English. */
export const phrasesFor = (message: string): Phrases =>
  /\p{Script=Hangul}/u.test(message) ? korean : english;
