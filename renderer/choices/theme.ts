import { keepChoice } from './kept.ts';

/** The colours of the page: those of the system, or one of the two for good. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Read by `public/first-frame.js`, too. */
const storageKey = 'clawchat.theme';
const listeners = new Set<() => void>();

export const isThemeChoice = (value: unknown): value is ThemeChoice =>
  themeChoices.some((choice) => choice === value);

/** What was chosen; the attribute on the root element is the one truth. */
export function themeChoice(): ThemeChoice {
  const { theme } = document.documentElement.dataset;
  return isThemeChoice(theme) ? theme : 'system';
}

/** Draws the page in other colours, and keeps the choice for the first frame of the next visit. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
  keepChoice(storageKey, choice === 'system' ? undefined : choice);
  for (const listener of listeners) listener();
}

/** Returns the function that ends the subscription. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
