import type { ReactElement } from 'react';
import type { AppState, DesktopBridge } from '../../main/bridge-contract.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { useLater } from '../ui/use-now.ts';
import { CalmScreen } from './calm-screen.tsx';

const slowStartMs = 6000;

export function StartingScreen(): ReactElement {
  const slow = useLater(slowStartMs);
  return (
    <CalmScreen heading={text.phases.starting} working>
      <p className="soft" aria-live="polite">
        {slow ? text.phases.startingSlow : text.phases.startingText}
      </p>
    </CalmScreen>
  );
}

type Failure = AppState['failure'];

function FailureText({ failure }: { failure: Failure }): ReactElement | null {
  if (failure === undefined) return null;
  return (
    <>
      <p>{failure.message}</p>
      <p className="hint">
        {text.phases.log} <span className="path">{failure.logPath}</span>
      </p>
    </>
  );
}

export function RestartingScreen({ failure }: { failure: Failure }): ReactElement {
  return (
    <CalmScreen heading={text.phases.restarting} working>
      <p className="soft">{text.phases.restartingText}</p>
      <FailureText failure={failure} />
    </CalmScreen>
  );
}

export type EndedScreenProps = { phase: 'stopped' | 'failed'; failure: Failure; desktop: DesktopBridge };

/** The server does not run and will not by itself: what happened, and every way out. */
export function EndedScreen({ phase, failure, desktop }: EndedScreenProps): ReactElement {
  const failed = phase === 'failed';
  const heading = failed ? text.phases.failed[failure?.code ?? 'UNEXPECTED'] : text.phases.stopped;
  return (
    <CalmScreen
      heading={heading}
      actions={
        <>
          <Button look="primary" onClick={() => desktop.request('app:retry', undefined)}>
            {failed ? text.retry : text.phases.start}
          </Button>
          {failure !== undefined && (
            <Button onClick={() => desktop.request('app:open-log', undefined)}>{text.openLog}</Button>
          )}
          <Button onClick={() => desktop.request('app:open-data-folder', undefined)}>
            {text.openDataFolder}
          </Button>
          <Button onClick={() => desktop.request('app:quit', undefined)}>{text.quit}</Button>
        </>
      }
    >
      {!failed && <p className="soft">{text.phases.stoppedText}</p>}
      <FailureText failure={failure} />
    </CalmScreen>
  );
}
