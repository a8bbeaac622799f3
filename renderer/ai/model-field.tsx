import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { type AiModels, type AiTrial, useModels } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Field, TextField } from '../ui/field.tsx';

type Model = AiModels['models'][number];

function modelInWords({ name, size_bytes }: Model): string {
  return size_bytes === undefined ? name : text.ai.modelWithSize(name, sizeInWords(size_bytes));
}

function withPresent(models: readonly Model[], present: string): { value: string; label: string }[] {
  const options = models.map((model) => ({
    // Ollama lists the tag that people leave out.
    value: model.name === `${present}:latest` ? present : model.name,
    label: modelInWords(model),
  }));
  if (present === '') return [{ value: '', label: text.ai.chooseModel }, ...options];
  if (options.some(({ value }) => value === present)) return options;
  return [{ value: present, label: text.ai.modelMissing(present) }, ...options];
}

export type ModelFieldProps = {
  value: string;
  onChange: (model: string) => void;
  error: string | undefined;
  /** The AI to ask for its models; undefined while there is no address. */
  trial: AiTrial | undefined;
};

/** A list where the provider tells its models, a text field where it does not, with the reason. */
export function ModelField({ value, onChange, error, trial }: ModelFieldProps): ReactElement {
  const { data, error: failure, isFetching, refetch } = useModels(trial);
  const label = text.ai.model;
  const reason = failure === null ? data?.error : wordsOf(failure);
  const models = data?.models ?? [];

  if (isFetching && models.length === 0) {
    return (
      <TextField label={label} value={value} onChange={onChange} error={error} hint={text.ai.modelsBusy} />
    );
  }
  if (models.length === 0) {
    const empty = data === undefined ? text.ai.unlisted : text.ai.noModels;
    return (
      <>
        <TextField label={label} value={value} onChange={onChange} error={error} hint={reason ?? empty} />
        {trial !== undefined && (
          <div className="field-action">
            <Button look="bare" onClick={() => refetch()}>
              {text.ai.refreshModels}
            </Button>
          </div>
        )}
      </>
    );
  }
  return (
    <Field label={label} error={error}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          className="input select"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {withPresent(models, value).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
