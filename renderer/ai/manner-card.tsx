import { type FormEvent, type ReactElement, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { type Setting, useSaveSettings } from '../connection/queries.ts';
import { problemsByName } from '../settings/use-draft.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered } from '../ui/states.tsx';
import { useSaveSystemText, useSystemText } from './overview.ts';

type MannerProps = { words: string; temperature: Setting | undefined };

/** What was typed, and how it is saved: both at once, each only when it changed. */
function useManner({ words, temperature }: MannerProps) {
  const [draft, setDraft] = useState<{ words?: string; heat?: string }>({});
  const [saveWords, saveHeat] = [useSaveSystemText(), useSaveSettings()];
  const heat = temperature?.value ?? '';
  const typed = { words: draft.words ?? words, heat: draft.heat ?? heat };
  const isChanged = typed.words !== words || typed.heat !== heat;
  const keep = (part: typeof draft) => setDraft((before) => ({ ...before, ...part }));
  return {
    typed,
    isChanged,
    keep,
    problem: problemsByName(saveHeat.error)['AI_TEMPERATURE'],
    error: saveWords.error ?? saveHeat.error,
    isPending: saveWords.isPending || saveHeat.isPending,
    isSaved: !isChanged && (saveWords.isSuccess || saveHeat.isSuccess),
    forget(): void {
      setDraft({});
      saveHeat.reset();
      saveWords.reset();
    },
    save(): void {
      if (typed.words !== words)
        saveWords.mutate(typed.words, { onSuccess: () => keep({ words: typed.words.trim() }) });
      if (typed.heat === heat) return;
      const value = typed.heat.trim() === '' ? null : typed.heat.trim().replace(',', '.');
      saveHeat.mutate({ AI_TEMPERATURE: value }, { onSuccess: () => keep({ heat: value ?? '' }) });
    },
  };
}

function MannerForm(props: MannerProps): ReactElement {
  const manner = useManner(props);
  const { temperature } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!manner.isPending) manner.save();
  };
  return (
    <form className="form" onSubmit={submit} noValidate={true}>
      <Field label={text.ai.systemText} hint={text.ai.systemHint}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            className="input system-text"
            rows={3}
            value={manner.typed.words}
            aria-describedby={describedBy}
            onChange={(event) => manner.keep({ words: event.target.value })}
          />
        )}
      </Field>
      {temperature?.locked ? (
        <LockedField
          label={text.ai.temperature}
          value={temperature.value ?? text.ai.temperatureNone}
          setting={temperature}
        />
      ) : (
        <TextField
          label={text.ai.temperature}
          value={manner.typed.heat}
          hint={text.ai.temperatureHint}
          {...(manner.problem === undefined ? {} : { error: text.ai.temperatureWrong })}
          onChange={(heat) => manner.keep({ heat })}
        />
      )}
      <Outcome tone="good">{manner.isSaved ? text.ai.saved : undefined}</Outcome>
      <Outcome tone="bad">
        {manner.error !== null && manner.problem === undefined ? wordsOf(manner.error) : undefined}
      </Outcome>
      {manner.isChanged && (
        <div className="actions">
          <Button look="primary" submit={true} busy={manner.isPending}>
            {text.ai.save}
          </Button>
          <Button onClick={manner.forget}>{text.cancel}</Button>
        </div>
      )}
    </form>
  );
}

/** How the AI talks: the owner's own words to it, and how freely it chooses its own. */
export function MannerCard({ temperature }: { temperature: Setting | undefined }): ReactElement {
  return (
    <Card title={text.ai.mannerCard}>
      <Answered query={useSystemText()}>
        {(words) => <MannerForm words={words} temperature={temperature} />}
      </Answered>
    </Card>
  );
}
