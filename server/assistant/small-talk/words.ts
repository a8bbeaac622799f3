import { english } from './english.ts';
import { korean } from './korean.ts';
import type { TalkWords } from './types.ts';

export type { TalkWords } from './types.ts';

export const talkWordsFor = (message: string): TalkWords =>
  /\p{Script=Hangul}/u.test(message) ? korean : english;
