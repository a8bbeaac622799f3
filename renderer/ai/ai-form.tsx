import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useSaveSettings, useTestAi } from '../connection/queries.ts';
import { problemsByName } from '../settings/use-draft.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import {
  type AiDraft,
  type AiProvider,
  type AiSettings,
  changesOf,
  draftFrom,
  trialOf,
  withProvider,
} from './ai-draft.ts';
import { AiFields, type AiProblems } from './ai-fields.tsx';
import { AiTestOutcome } from './ai-test-outcome.tsx';

export type AiFormProps = {
  /** Another AI than the present one, which was asked for. */
  begin: AiProvider | undefined;
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
export function AiForm({ begin, saved, onSaved, onCancel }: AiFormProps): ReactElement {
  const [draft, setDraft] = useState(() =>
    begin === undefined || saved.provider?.locked ? draftFrom(saved) : withProvider(begin, saved),
  );
  const [problems, setProblems] = useState<AiProblems>({});
  const test = useTestAi();
  const save = useSaveSettings();
  const form = useRef<HTMLFormElement>(null);
  // It may be asked for from elsewhere on the screen, and again while it is open.
  useEffect(() => {
    if (begin !== undefined)
      form.current?.querySelector<HTMLElement>('input:checked, select, input')?.focus();
  }, [begin]);
  const refused = problemsByName(save.error);
  const isWrongKey = test.data?.code === 'WRONG_KEY';
  const shown: AiProblems = {
    ...problems,
    ...(refused['AI_BASE_URL'] === undefined ? {} : { address: refused['AI_BASE_URL'] }),
    ...(refused['AI_MODEL'] === undefined ? {} : { model: refused['AI_MODEL'] }),
    ...(refused['AI_API_KEY'] === undefined ? {} : { key: refused['AI_API_KEY'] }),
    ...(isWrongKey ? { key: text.ai.wrongKey } : {}),
  };
  const isAtField = Object.keys(shown).length > 0;

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
    <form className="form" ref={form} onSubmit={submit} noValidate>
      <AiFields draft={draft} saved={saved} problems={shown} onDraft={edit} />
      {!isWrongKey && <AiTestOutcome test={test} />}
      <Outcome tone="bad">{save.error === null || isAtField ? undefined : wordsOf(save.error)}</Outcome>
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
