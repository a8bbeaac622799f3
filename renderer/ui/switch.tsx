import { type ReactElement, useId } from 'react';

export type SwitchProps = {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What the owner should know about it. */
  hint?: string | undefined;
};

/** Something that is on or off, at once and without saving. */
export function Switch({ label, isOn, onChange, hint }: SwitchProps): ReactElement {
  const hintId = useId();
  return (
    <div className="switch-row">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
