import type { ReactElement } from 'react';

/** Strokes on a 16 by 16 grid, in the colour of the text around them. */
const paths = {
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2',
  send: 'M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2',
  stop: 'M4 4h8v8H4z',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the words beside it, or the label of its button, carry the meaning. */
export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The claw: three strokes. */
export function Mark({ large = false }: { large?: boolean }): ReactElement {
  return (
    <svg className={large ? 'mark mark-large' : 'mark'} viewBox="3.5 2 18 20" aria-hidden="true">
      <path d="M5.2 4.5c.2 6 1 10 3.2 14.6M11 3.5c.4 6.6 1.3 11.5 3.6 17M17.2 4.5c.3 5.3 1 9 2.6 12.8" />
    </svg>
  );
}
