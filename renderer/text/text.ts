import { type Catalogue, en } from './en/en.ts';
import { ko } from './ko/ko.ts';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

const catalogues: Record<Language, Catalogue> = { en, ko };

/** What the reader's browser or system asks for, the first of its languages that the page knows. */
export function languageOfReader(wanted = globalThis.navigator?.languages ?? []): Language {
  for (const candidate of wanted) {
    const found = languages.find((language) => language === candidate.split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The reader's own variant of a language (`en-GB`), for numbers, dates and durations. */
const variantOf = (language: Language): string =>
  globalThis.navigator?.languages?.find((candidate) => candidate.split('-')[0] === language) ?? language;

/**
 * The words in the language of the page, from where every component takes them while it draws. Never keep a part of it
 * in a constant of a module: it is another object after the language was changed.
 */
export let text: Catalogue = en;
export let locale: string = variantOf('en');

const listeners = new Set<() => void>();

/** Changes the language of the whole page. */
export function setLanguage(language: Language): void {
  text = catalogues[language];
  locale = variantOf(language);
  for (const listener of listeners) listener();
}

export const currentLanguage = (): Language => (text === ko ? 'ko' : 'en');

/** Returns the function that ends the subscription. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
