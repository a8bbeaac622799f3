import { type ReactElement, useId } from 'react';

export type ChoiceOption<T extends string> = { value: T; label: string; note?: string };

export type ChoiceProps<T extends string> = {
  legend: string;
  options: readonly ChoiceOption<T>[];
  value: T;
  onChange: (value: T) => void;
  /** `segments` side by side for short words, `list` one below the other. */
  look: 'segments' | 'list';
};

/** One of a few: native radio buttons, so arrow keys and screen readers work as everywhere. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { legend, options, value, onChange, look } = props;
  const name = useId();
  return (
    <fieldset className={`choice choice-${look}`}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="choice-label">{option.label}</span>
            {option.note !== undefined && <span className="choice-note">{option.note}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
