import { type MouseEvent, type ReactElement, Suspense, useCallback, useRef, useState } from 'react';
import { UnreachableError } from '../api/errors.ts';
import { useOwnersChoices } from '../choices/use-choices.ts';
import { useServerNews } from '../connection/news.ts';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Mark } from '../ui/icon.tsx';
import { Loading } from '../ui/states.tsx';
import { ToastList } from '../ui/toast-list.tsx';
import { OpenPalette, usePaletteKey } from './command-center.tsx';
import { LoadFailure } from './load-failure.tsx';
import { Navigation } from './navigation.tsx';
import { hashOf, useRoute } from './route.ts';
import { screens } from './screens.ts';
import { Tools } from './tools.tsx';
import { useAskedPart } from './use-asked-part.ts';

/** The frame around every screen: where one can go, whether the server is there, and the screen itself. */
export function Shell(): ReactElement {
  const { screen } = useRoute();
  const { data: status, error } = useStatus();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  useServerNews(status !== undefined);
  useOwnersChoices();
  useAskedPart();
  usePaletteKey(useCallback(() => setPaletteOpen((isOpen) => !isOpen), []));
  const Content = screens[screen];
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    main.current?.querySelector('h1')?.focus();
  };
  return (
    <div className="shell">
      <header className="side">
        <a className="skip-link" href={hashOf(screen)} onClick={skip}>
          {text.skip}
        </a>
        <a className="brand" href={hashOf('home')} tabIndex={-1}>
          <Mark />
          {text.product}
        </a>
        <Navigation screen={screen} />
        <Tools onPalette={() => setPaletteOpen(true)} />
      </header>
      <div className="stage">
        <div role="alert">
          {error instanceof UnreachableError && <p className="offline-banner">{text.phases.offlineBanner}</p>}
        </div>
        <main ref={main}>
          <LoadFailure key={screen}>
            <Suspense fallback={<Loading />}>
              <Content />
            </Suspense>
          </LoadFailure>
        </main>
      </div>
      <ToastList />
      {isPaletteOpen && <OpenPalette onClose={() => setPaletteOpen(false)} />}
    </div>
  );
}
