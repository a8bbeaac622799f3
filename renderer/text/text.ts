import { type Catalogue, en } from './en.ts';

/** The words in the language of the page. Components take every string from here. */
export const text: Catalogue = en;

/** The reader's own variant of the page's language (`en-GB`), for numbers, dates and durations. */
export const locale: string =
  globalThis.navigator?.languages?.find((candidate) => candidate.split('-')[0] === text.language) ??
  text.language;
