import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useSaveSettings } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome, StateLine } from '../ui/state-line.tsx';

/** The reader that is part of ClawChat: what it can do, and what it cannot. */
export function BuiltinCard({ isAlone, isLocked }: { isAlone: boolean; isLocked: boolean }): ReactElement {
  const save = useSaveSettings();
  return (
    <Card title={text.ai.builtinCard} name="card-half">
      <StateLine tone="good">{isAlone ? text.ai.builtinAlone : text.ai.builtinBeside}</StateLine>
      <p className="soft">{text.ai.builtinCan}</p>
      <p className="soft">{text.ai.builtinCannot}</p>
      <Outcome tone="bad">{save.error === null ? undefined : wordsOf(save.error)}</Outcome>
      {!(isAlone || isLocked) && (
        <div className="actions">
          <Button busy={save.isPending} onClick={() => save.mutate({ AI_PROVIDER: 'builtin' })}>
            {text.ai.builtinUse}
          </Button>
        </div>
      )}
    </Card>
  );
}
