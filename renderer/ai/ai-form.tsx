import { type FormEvent, type ReactElement, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useSaveSettings, useTestAi } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { type AiDraft, type AiSettings, changesOf, draftFrom, trialOf } from './ai-draft.ts';
import { AiFields, type AiProblems } from './ai-fields.tsx';
import { AiTestOutcome } from './ai-test-outcome.tsx';

export type AiFormProps = {
  saved: AiSettings;
  /** `restart` when a saved value takes effect at the next start only. */
  onSaved: (restart: boolean) => void;
  onCancel: () => void;
};

function problemsOf(draft: AiDraft): AiProblems {
  if (draft.provider === 'builtin') return {};
  return {
    ...(draft.address.trim() === '' ? { address: text.ai.missingAddress } : {}),
    ...(draft.model === '' ? { model: text.ai.missingModel } : {}),
  };
}

/** Choose an AI, try it, save it; in this order if one likes, because a test saves nothing. */
export function AiForm({ saved, onSaved, onCancel }: AiFormProps): ReactElement {
  const [draft, setDraft] = useState(() => draftFrom(saved));
  const [problems, setProblems] = useState<AiProblems>({});
  const test = useTestAi();
  const save = useSaveSettings();

  function edit(next: AiDraft): void {
    setDraft(next);
    setProblems({});
    test.reset();
    save.reset();
  }

  function whenComplete(action: () => void): void {
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length === 0) action();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (save.isPending) return;
    whenComplete(() => {
      const changes = changesOf(draft, saved);
      const restart = Object.values(saved).some(
        (setting) => setting?.needs_restart === true && setting.name in changes,
      );
      save.mutate(changes, { onSuccess: () => onSaved(restart) });
    });
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <AiFields draft={draft} saved={saved} problems={problems} onDraft={edit} />
      <AiTestOutcome test={test} />
      <Outcome tone="bad">{save.error === null ? undefined : wordsOf(save.error)}</Outcome>
      <div className="actions">
        <Button look="primary" submit busy={save.isPending}>
          {save.isPending ? text.ai.saving : text.ai.save}
        </Button>
        {draft.provider !== 'builtin' && (
          <Button
            busy={test.isPending}
            onClick={() => whenComplete(() => test.mutate(trialOf(draft, saved)))}
          >
            {test.isPending ? text.ai.testing : text.ai.test}
          </Button>
        )}
        <Button onClick={onCancel}>{text.cancel}</Button>
      </div>
    </form>
  );
}
