import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Icon } from '../ui/icon.tsx';
import { hashOf, type ScreenName, screenNames } from './route.ts';
import { preloadScreen } from './screens.ts';

/** The way to every screen: beside the page where there is room, below it where there is none. */
export function Navigation({ screen }: { screen: ScreenName }): ReactElement {
  return (
    <nav className="navigation" aria-label={text.navigation}>
      <ul>
        {screenNames.map((name) => (
          <li key={name}>
            <a
              href={hashOf(name)}
              aria-current={name === screen ? 'page' : undefined}
              onPointerEnter={() => preloadScreen(name)}
              onFocus={() => preloadScreen(name)}
            >
              <Icon name={name} />
              <span>{text.screens[name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
