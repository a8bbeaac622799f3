import type { ReactElement } from 'react';
import { Field, type FieldProps } from './field.tsx';

export type SelectOption<T extends string> = { value: T; label: string };

export type SelectProps<T extends string> = Omit<FieldProps, 'children'> & {
  value: T;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
};

/** One of many: the native list. */
export function Select<T extends string>(props: SelectProps<T>): ReactElement {
  const { label, hint, error, value, options, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          className="input select"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
