import type { ReactElement } from 'react';
import type { AppState } from '../../main/bridge-contract.ts';
import { text } from '../text/text.ts';
import { useLater } from '../ui/use-now.ts';
import { CalmScreen } from './calm-screen.tsx';
import { FailureText } from './ended-screen.tsx';

const slowStartMs = 6000;

export function StartingScreen({ progress }: { progress?: AppState['progress'] }): ReactElement {
  const slow = useLater(slowStartMs);
  const usual = slow ? text.phases.startingSlow : text.phases.startingText;
  return (
    <CalmScreen heading={text.phases.starting} working>
      <p className="soft" aria-live="polite">
        {progress === undefined ? usual : text.phases.steps[progress]}
      </p>
    </CalmScreen>
  );
}

export type RestartingScreenProps = Pick<AppState, 'failure' | 'progress'>;

export function RestartingScreen({ failure, progress }: RestartingScreenProps): ReactElement {
  return (
    <CalmScreen heading={text.phases.restarting} working>
      <p className="soft" aria-live="polite">
        {progress === undefined ? text.phases.restartingText : text.phases.steps[progress]}
      </p>
      <FailureText failure={failure} />
    </CalmScreen>
  );
}
