import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { timeLeft } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Outcome, StateLine } from '../ui/state-line.tsx';
import { useNow } from '../ui/use-now.ts';
import { useKeepNetwork, useNetworkTrial, useTakeNetworkBack } from './network-trial.ts';

const second = 1000;

/** A network change on trial: how long it lasts by itself, and the ways to keep it or to take it back. */
export function NetworkTrialNotice(): ReactElement | null {
  const { data } = useNetworkTrial();
  const [keep, takeBack] = [useKeepNetwork(), useTakeNetworkBack()];
  const now = useNow(second);
  const trial = data?.trial;
  if (trial === undefined) return null;
  const [address] = trial.addresses;
  const failure = keep.error ?? takeBack.error;
  return (
    <section className="trial" aria-label={text.settings.trial}>
      <StateLine tone="warn">{text.settings.trialLeft(timeLeft(Date.parse(trial.ends_at) - now))}</StateLine>
      {trial.confirm_there && address !== undefined && (
        <p>
          {text.settings.trialThere} <a href={`${address}/admin/#/settings`}>{address}</a>
        </p>
      )}
      <Outcome tone="bad">{failure === null ? undefined : wordsOf(failure)}</Outcome>
      <div className="actions">
        <Button look="primary" busy={keep.isPending} onClick={() => keep.mutate(undefined)}>
          {text.settings.trialKeep}
        </Button>
        <Button busy={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
          {text.settings.trialBack}
        </Button>
      </div>
    </section>
  );
}
