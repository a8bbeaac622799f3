import { type ReactElement, useId, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { useSettings, useTestAi } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome, StateLine } from '../ui/state-line.tsx';
import { useFoldFocus } from '../ui/use-fold-focus.ts';
import { type AskedForm, aiSettingsFrom } from './ai-draft.ts';
import { AiForm } from './ai-form.tsx';
import { AiTestOutcome } from './ai-test-outcome.tsx';

type Ai = DashboardStatus['ai'];

function AiState({ ai }: { ai: Ai }): ReactElement {
  if (ai.provider === 'builtin') {
    return (
      <>
        <StateLine tone="idle">{text.ai.builtin}</StateLine>
        <p className="soft">{text.ai.builtinText}</p>
      </>
    );
  }
  const where = (
    <p className="soft">
      {text.ai.providers[ai.provider]} <span className="path">{ai.base_url}</span>
    </p>
  );
  if (ai.connected) {
    return (
      <>
        <StateLine tone="good">{text.ai.answers(ai.model)}</StateLine>
        {where}
      </>
    );
  }
  const checked = ai.checked_at !== undefined;
  return (
    <>
      <StateLine tone={checked ? 'bad' : 'idle'}>{checked ? text.ai.silent : text.ai.checking}</StateLine>
      {ai.error === undefined ? where : <p>{ai.error}</p>}
    </>
  );
}

export type AiCardProps = { ai: Ai; asked: AskedForm; onAsked: (asked: AskedForm) => void };

/** Does the assistant have an AI behind it; test it, or choose another. */
export function AiCard({ ai, asked, onAsked }: AiCardProps): ReactElement {
  const { data, error } = useSettings();
  const test = useTestAi();
  const formId = useId();
  const open = asked !== undefined;
  const body = useFoldFocus(open);
  const [saved, setSaved] = useState<string>();

  function show(form: AskedForm): void {
    test.reset();
    setSaved(undefined);
    onAsked(form);
  }

  return (
    <Card title={text.ai.card} ref={body}>
      {!open && <AiState ai={ai} />}
      {!open && <AiTestOutcome test={test} />}
      <Outcome tone="good">{open ? undefined : saved}</Outcome>
      <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>
      {!open && (
        <div className="actions">
          {ai.provider !== 'builtin' && (
            <Button busy={test.isPending} onClick={() => test.mutate({})}>
              {test.isPending ? text.ai.testing : text.ai.test}
            </Button>
          )}
          <Button onClick={() => show('present')} expanded={false} controls={formId}>
            {ai.provider === 'builtin' ? text.ai.connect : text.change}
          </Button>
        </div>
      )}
      <div id={formId}>
        {open && data !== undefined && (
          <AiForm
            key={asked}
            begin={asked === 'present' ? undefined : asked}
            saved={aiSettingsFrom(data.settings)}
            onCancel={() => show(undefined)}
            onSaved={(restart) => {
              show(undefined);
              setSaved(restart ? text.ai.savedRestart : text.ai.saved);
            }}
          />
        )}
      </div>
    </Card>
  );
}
