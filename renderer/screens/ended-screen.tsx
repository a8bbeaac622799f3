import { type ReactElement, useState } from 'react';
import type { AppState, DesktopBridge } from '../../main/bridge-contract.ts';
import type { Remedy } from '../../server/protocol.ts';
import { locale, text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { CalmScreen } from './calm-screen.tsx';

type Failure = AppState['failure'];
type FatalCode = NonNullable<Failure>['code'];

export function FailureText({ failure }: { failure: Failure }): ReactElement | null {
  if (failure === undefined) return null;
  const hint = hintFor(failure);
  return (
    <>
      <p>{failure.message}</p>
      {hint !== '' && <p className="soft">{hint}</p>}
      <p className="hint">
        {text.phases.log} <span className="path">{failure.logPath}</span>
      </p>
    </>
  );
}

/** What rescuing does is of no use any more once it is done. */
function hintFor({ code, remedies }: NonNullable<Failure>): string {
  const isRescued = code === 'DATABASE_DAMAGED' && !remedies.some(({ kind }) => kind === 'salvage');
  return isRescued ? '' : text.phases.hints[code];
}

/** Where trying again is the way out, it comes first; elsewhere it would only fail again. */
const retryFirst: ReadonlySet<FatalCode> = new Set([
  'CONFIG_INVALID',
  'DISK_FULL',
  'DATA_FOLDER_UNAVAILABLE',
  'UNEXPECTED',
]);

function labelOf(remedy: Remedy): string {
  const words = text.phases.remedies;
  if (remedy.kind !== 'use-copy') return words[remedy.kind];
  const day = new Date(remedy.madeAt).toLocaleDateString(locale, { dateStyle: 'medium' });
  return words[remedy.source](day);
}

type AnswerProps = { onYes: () => void; onNo: () => void };

/** Starting empty is the one choice after which nothing looks as it did: it is asked for twice. */
function EmptyAnswer({ onYes, onNo }: AnswerProps): ReactElement {
  return (
    <>
      <p role="status">{text.phases.startEmptyText}</p>
      <div className="actions">
        <Button look="primary" onClick={onYes}>
          {text.phases.startEmptyNow}
        </Button>
        <Button onClick={onNo}>{text.cancel}</Button>
      </div>
    </>
  );
}

export type EndedScreenProps = { phase: 'stopped' | 'failed'; failure: Failure; desktop: DesktopBridge };

/** The server does not run and will not by itself: what happened, and every way out. */
export function EndedScreen({ phase, failure, desktop }: EndedScreenProps): ReactElement {
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const failed = phase === 'failed';
  const isRetryFirst = failure === undefined || retryFirst.has(failure.code);
  const attempt = (request: Promise<unknown>) => {
    setProblem(undefined);
    request.catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const choose = (remedy: Remedy) => {
    if (remedy.kind === 'start-empty' && !isAsking) setAsking(true);
    else attempt(desktop.request('app:use-remedy', remedy));
  };
  const retry = (
    <Button
      look={isRetryFirst ? 'primary' : 'quiet'}
      onClick={() => attempt(desktop.request('app:retry', undefined))}
    >
      {failed ? text.retry : text.phases.start}
    </Button>
  );
  const remedies = failed ? (failure?.remedies ?? []) : [];
  return (
    <CalmScreen heading={headingOf(phase, failure)}>
      {!failed && <p className="soft">{text.phases.stoppedText}</p>}
      <FailureText failure={failure} />
      {isAsking ? (
        <EmptyAnswer onYes={() => choose({ kind: 'start-empty' })} onNo={() => setAsking(false)} />
      ) : (
        <div className="actions">
          {isRetryFirst && retry}
          {remedies.map((remedy, place) => (
            <Button
              key={labelOf(remedy)}
              look={place === 0 && !isRetryFirst ? 'primary' : 'quiet'}
              onClick={() => choose(remedy)}
            >
              {labelOf(remedy)}
            </Button>
          ))}
          {!isRetryFirst && retry}
        </div>
      )}
      {problem !== undefined && <Outcome tone="bad">{problem}</Outcome>}
      <div className="actions">
        {failure !== undefined && (
          <Button look="bare" onClick={() => attempt(desktop.request('app:open-log', undefined))}>
            {text.openLog}
          </Button>
        )}
        <Button look="bare" onClick={() => attempt(desktop.request('app:open-data-folder', undefined))}>
          {text.openDataFolder}
        </Button>
        <Button look="bare" onClick={() => attempt(desktop.request('app:quit', undefined))}>
          {text.quit}
        </Button>
      </div>
    </CalmScreen>
  );
}

function headingOf(phase: EndedScreenProps['phase'], failure: Failure): string {
  if (phase === 'stopped') return text.phases.stopped;
  if (failure?.code === 'UNEXPECTED' && failure.stage === 'run') return text.phases.keepsEnding;
  return text.phases.failed[failure?.code ?? 'UNEXPECTED'];
}
