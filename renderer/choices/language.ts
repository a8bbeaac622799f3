import { languageOfReader, languages, setLanguage } from '../text/text.ts';
import { keepChoice, keptChoice } from './kept.ts';

/** The language of the page: the one the browser asks for, or one for good. */
export const languageChoices = ['auto', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** Read by `public/first-frame.js`, too. */
const storageKey = 'clawchat.language';

let chosen: LanguageChoice = 'auto';

export const isLanguageChoice = (value: unknown): value is LanguageChoice =>
  languageChoices.some((choice) => choice === value);

export const languageChoice = (): LanguageChoice => chosen;

/** Draws the page in another language, and keeps the choice for the first frame of the next visit. */
export function applyLanguage(choice: LanguageChoice): void {
  chosen = choice;
  const language = choice === 'auto' ? languageOfReader() : choice;
  document.documentElement.lang = language;
  keepChoice(storageKey, choice === 'auto' ? undefined : choice);
  setLanguage(language);
}

/** To be called once, before anything is drawn. */
export function beginWithKeptLanguage(): void {
  const kept = keptChoice(storageKey);
  applyLanguage(isLanguageChoice(kept) ? kept : 'auto');
}
