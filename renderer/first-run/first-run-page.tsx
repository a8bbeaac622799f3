import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { FirstRun } from '../../server/features/first-run/first-run.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { useOwnersChoices } from '../choices/use-choices.ts';
import { useServerNews } from '../connection/news.ts';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/icon.tsx';
import { ToastList } from '../ui/toast-list.tsx';
import { showToast } from '../ui/toasts.ts';
import { useEndFirstRun } from './first-run.ts';
import { HouseStep } from './house-step.tsx';
import { PhoneStep } from './phone-step.tsx';

const steps = ['house', 'phone'] as const;
type Step = (typeof steps)[number];

export type FirstRunPageProps = { firstRun: FirstRun; onDone: () => void };

/** Two screens on which nothing has to be typed: this computer, and the phone. */
export function FirstRunPage({ firstRun, onDone }: FirstRunPageProps): ReactElement {
  const { data: status } = useStatus();
  const [step, setStep] = useState<Step>('house');
  const end = useEndFirstRun();
  const h1 = useRef<HTMLHeadingElement>(null);
  useServerNews(status !== undefined);
  useOwnersChoices();
  useEffect(() => {
    document.title = text.documentTitle(text.firstRun.headings[step]);
    window.scrollTo(0, 0);
    h1.current?.focus({ preventScroll: true });
  }, [step]);
  const finish = () =>
    end.mutate(undefined, {
      onError: (error) => void showToast({ tone: 'bad', words: wordsOf(error) }),
      onSettled: onDone,
    });
  return (
    <main className="first-run">
      <div className="first-run-body">
        <header className="first-run-head">
          <Mark large />
          <p className="soft first-run-step">
            {text.firstRun.step(String(steps.indexOf(step) + 1), String(steps.length))}
          </p>
          <h1 ref={h1} tabIndex={-1}>
            {text.firstRun.headings[step]}
          </h1>
          {step === 'house' && <p className="soft">{text.firstRun.filledIn}</p>}
        </header>
        {step === 'house' ? (
          <HouseStep firstRun={firstRun} status={status} onNext={() => setStep('phone')} />
        ) : (
          <PhoneStep
            status={status}
            isEnding={end.isPending}
            onBack={() => setStep('house')}
            onDone={finish}
          />
        )}
        {step === 'house' && (
          <p className="first-run-skip">
            <Button look="bare" busy={end.isPending} onClick={finish}>
              {text.firstRun.skip}
            </Button>
          </p>
        )}
      </div>
      <ToastList />
    </main>
  );
}
