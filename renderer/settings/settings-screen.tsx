import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { DesktopCard } from './desktop-card.tsx';

/** How the page looks and how the app behaves. */
export function SettingsScreen(): ReactElement {
  return (
    <Screen title={text.settings.heading}>
      <div className="cards">
        <AppearanceCard />
        <DesktopCard />
      </div>
    </Screen>
  );
}
