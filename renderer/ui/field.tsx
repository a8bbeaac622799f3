import { type ReactElement, type ReactNode, useId } from 'react';

export type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean };

export type FieldProps = {
  label: string;
  hint?: string;
  /** Why the value was not accepted. */
  error?: string;
  children: (ids: FieldIds) => ReactNode;
};

/** A label, a control, and below it the hint or, in its place, the error. */
export function Field({ label, hint, error, children }: FieldProps): ReactElement {
  const id = useId();
  const noteId = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        describedBy: note === undefined ? undefined : noteId,
        invalid: error !== undefined,
      })}
      {note !== undefined && (
        <p id={noteId} className={error === undefined ? 'hint' : 'hint hint-error'}>
          {note}
        </p>
      )}
    </div>
  );
}

export type TextFieldProps = Omit<FieldProps, 'children'> & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'password' | 'url';
  autoComplete?: string;
  inputMode?: 'url' | 'numeric';
};

export function TextField(props: TextFieldProps): ReactElement {
  const {
    label,
    hint,
    error,
    value,
    onChange,
    onBlur,
    type = 'text',
    autoComplete = 'off',
    inputMode,
  } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          type={type}
          inputMode={inputMode}
          value={value}
          autoComplete={autoComplete}
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
    </Field>
  );
}
