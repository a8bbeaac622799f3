import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useConnection } from '../connection/connection.ts';
import { type Setting, useSettings } from '../connection/queries.ts';
import { onLanguageChange } from '../text/text.ts';
import { showToast } from '../ui/toasts.ts';
import { applyLanguage, isLanguageChoice, type LanguageChoice, languageChoice } from './language.ts';
import { applyTheme, isThemeChoice, onThemeChange, type ThemeChoice, themeChoice } from './theme.ts';

const themeSetting = 'DASHBOARD_THEME';
const languageSetting = 'OWNER_LANGUAGE';

/** What the owner saved holds in every browser: it takes the place of what this one kept, once it is known. */
export function useOwnersChoices(): void {
  const { data } = useSettings();
  const savedAs = (name: string) => data?.settings.find((setting) => setting.name === name)?.value;
  const theme = savedAs(themeSetting);
  const language = savedAs(languageSetting);
  useEffect(() => {
    if (isThemeChoice(theme) && theme !== themeChoice()) applyTheme(theme);
  }, [theme]);
  useEffect(() => {
    if (isLanguageChoice(language) && language !== languageChoice()) applyLanguage(language);
  }, [language]);
}

export type Choices = {
  theme: ThemeChoice;
  language: LanguageChoice;
  /** The settings behind them, where they can be seen and are set outside. */
  themeLock: Setting | undefined;
  languageLock: Setting | undefined;
  chooseTheme(choice: ThemeChoice): void;
  chooseLanguage(choice: LanguageChoice): void;
};

/** The theme and the language, and how to choose others: seen at once, saved with the other settings. */
export function useChoices(): Choices {
  const { api } = useConnection();
  const client = useQueryClient();
  const { data } = useSettings();
  const theme = useSyncExternalStore(onThemeChange, themeChoice);
  const language = useSyncExternalStore(onLanguageChange, languageChoice);
  const lockOf = (name: string) => data?.settings.find((setting) => setting.name === name && setting.locked);
  const save = (name: string, value: string) => {
    const body = { values: { [name]: value } };
    api
      .json({ method: 'PUT', path: '/api/dashboard/settings', body })
      .catch((error: unknown) => {
        showToast({ tone: 'bad', words: wordsOf(error) });
      })
      .finally(() => client.invalidateQueries({ queryKey: ['settings'] }));
  };
  return {
    theme,
    language,
    themeLock: lockOf(themeSetting),
    languageLock: lockOf(languageSetting),
    chooseTheme(choice) {
      applyTheme(choice);
      save(themeSetting, choice);
    },
    chooseLanguage(choice) {
      applyLanguage(choice);
      save(languageSetting, choice);
    },
  };
}
