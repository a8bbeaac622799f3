import type { ReactElement, ReactNode } from 'react';

export type ButtonProps = {
  children: ReactNode;
  /** `primary` once per form at most; `quiet` is the usual one; `bare` is for lines of text. */
  look?: 'primary' | 'quiet' | 'bare';
  /** Submits its form. */
  submit?: boolean;
  /** Work is under way: the button stays reachable and readable but does nothing. */
  busy?: boolean;
  onClick?: () => void;
  /** What it is called where its own words alone would not say it. */
  label?: string;
  /** For buttons that fold something in and out. */
  expanded?: boolean;
  controls?: string;
};

export function Button(props: ButtonProps): ReactElement {
  const {
    children,
    look = 'quiet',
    submit = false,
    busy = false,
    onClick,
    expanded,
    controls,
    label,
  } = props;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`button button-${look}`}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      aria-label={label}
      aria-controls={controls}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
