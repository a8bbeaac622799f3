import { type FormEvent, type ReactElement, useState } from 'react';
import { wordsOf } from '../../api/errors.ts';
import { useConnection } from '../../connection/connection.ts';
import { useChangePin } from '../../connection/queries.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { emptyPinDraft, type PinDraft, type PinProblems, problemsOf } from './pin-draft.ts';

export type PinFormProps = { onDone: () => void; onCancel: () => void };

/** The new PIN twice; in the browser also the present one, because whoever left the tab open is not the owner. */
export function PinForm({ onDone, onCancel }: PinFormProps): ReactElement {
  const { desktop } = useConnection();
  const needsCurrent = desktop === undefined;
  const [draft, setDraft] = useState(emptyPinDraft);
  const [problems, setProblems] = useState<PinProblems>({});
  const change = useChangePin();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = problemsOf(draft, needsCurrent);
    setProblems(found);
    if (change.isPending || Object.keys(found).length > 0) return;
    const current = needsCurrent ? { current_pin: draft.current } : {};
    change.mutate(
      { new_pin: draft.next, ...current },
      {
        onSuccess: () => {
          // A PIN shown at the first start is no longer the PIN.
          desktop?.request('app:forget-first-pin', undefined);
          onDone();
        },
      },
    );
  }

  const field = (key: keyof PinDraft, label: string, autoComplete: string, hint?: string) => (
    <TextField
      label={label}
      type="password"
      autoComplete={autoComplete}
      value={draft[key]}
      hint={hint}
      error={problems[key]}
      onChange={(value) => setDraft({ ...draft, [key]: value })}
    />
  );

  return (
    <form className="form" onSubmit={submit} noValidate>
      {needsCurrent && field('current', text.pin.current, 'current-password')}
      {field('next', text.pin.next, 'new-password', text.pin.rule)}
      {field('again', text.pin.again, 'new-password')}
      <div role="alert">
        {change.error !== null && <p className="outcome outcome-bad">{wordsOf(change.error)}</p>}
      </div>
      <div className="actions">
        <Button look="primary" submit busy={change.isPending}>
          {change.isPending ? text.pin.busy : text.pin.submit}
        </Button>
        <Button onClick={onCancel}>{text.cancel}</Button>
      </div>
    </form>
  );
}
