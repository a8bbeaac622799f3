import type { ReactElement } from 'react';
import { languageChoices } from '../choices/language.ts';
import { themeChoices } from '../choices/theme.ts';
import { useChoices } from '../choices/use-choices.ts';
import { text } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { Choice } from '../ui/choice.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { Select } from '../ui/select.tsx';

/** Colours and language, seen as soon as they are chosen. */
export function AppearanceCard(): ReactElement {
  const { theme, language, themeLock, languageLock, chooseTheme, chooseLanguage } = useChoices();
  const { themes, languages } = text.settings;
  return (
    <Card title={text.settings.appearance}>
      {themeLock === undefined ? (
        <Choice
          legend={text.settings.theme}
          look="segments"
          value={theme}
          options={themeChoices.map((value) => ({ value, label: themes[value] }))}
          onChange={chooseTheme}
        />
      ) : (
        <LockedField label={text.settings.theme} value={themes[theme]} setting={themeLock} />
      )}
      {languageLock === undefined ? (
        <Select
          label={text.settings.language}
          value={language}
          options={languageChoices.map((value) => ({ value, label: languages[value] }))}
          onChange={chooseLanguage}
        />
      ) : (
        <LockedField label={text.settings.language} value={languages[language]} setting={languageLock} />
      )}
    </Card>
  );
}
