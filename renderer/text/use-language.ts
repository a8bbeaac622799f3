import { useSyncExternalStore } from 'react';
import { currentLanguage, type Language, onLanguageChange } from './text.ts';

/** Draws the component anew when the language changes. The root does it for all; memoised ones do it for themselves. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}
