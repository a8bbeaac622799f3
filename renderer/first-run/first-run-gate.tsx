import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useAppState } from '../connection/desktop-state.ts';
import { LoadFailure } from '../shell/load-failure.tsx';
import { preloadScreen } from '../shell/screens.ts';
import { Loading } from '../ui/states.tsx';
import { useFirstRun } from './first-run.ts';

const FirstRunPage = lazy(() =>
  import('./first-run-page.tsx').then((loaded) => ({ default: loaded.FirstRunPage })),
);

/**
 * The first run where there is one, else the dashboard. Once begun it stays until the owner is through, whatever came
 * in meanwhile; who asks for something else outside the page is led there at once.
 */
export function FirstRunGate({ children }: { children: ReactNode }): ReactElement {
  const { data, error } = useFirstRun();
  const [course, setCourse] = useState<'unknown' | 'begun' | 'over'>('unknown');
  const state = useAppState();
  const isWanted = state?.asked !== undefined || state?.opened !== undefined;
  useEffect(() => preloadScreen('home'), []);
  useEffect(() => {
    if (isWanted) setCourse('over');
  }, [isWanted]);
  if (course === 'unknown' && data !== undefined) setCourse(data.is_open ? 'begun' : 'over');
  // A server that does not know whether it is one has been used before.
  if (course === 'unknown' && error === null) return <Loading />;
  if (course !== 'begun') return <>{children}</>;
  return (
    <LoadFailure>
      <Suspense fallback={<Loading />}>
        {data !== undefined && <FirstRunPage firstRun={data} onDone={() => setCourse('over')} />}
      </Suspense>
    </LoadFailure>
  );
}
