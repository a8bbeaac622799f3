import type { ReactElement } from 'react';

/** Strokes on a 16 by 16 grid, in the colour of the text around them. */
const paths = {
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2',
  send: 'M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2',
  stop: 'M4 4h8v8H4z',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3.6 3.6',
  'sign-out': 'M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3',
  event: 'M2.5 3.5h11v10h-11zM2.5 6.500h11M5.500 2v3M10.500 2v3',
  home: 'M2.5 7.2 8 2.5l5.5 4.7v6.3h-3.8V9.6H6.3v3.9H2.5z',
  chat: 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
  phones: 'M4.5 1.8h7v12.4h-7zM7.2 11.9h1.6',
  ai: 'M8 1.8 9.6 6.4 14.2 8 9.6 9.6 8 14.2 6.4 9.6 1.8 8l4.6-1.6z',
  data: 'M2.8 4.2c0-1 2.3-1.8 5.2-1.8s5.2.8 5.2 1.8S10.900 6 8 6 2.800 5.200 2.800 4.200zM2.800 4.200v7.6c0 1 2.300 1.800 5.200 1.800s5.200-.8 5.200-1.800V4.200M2.800 8c0 1 2.300 1.800 5.200 1.800s5.200-.8 5.200-1.800',
  activity: 'M1.800 8h2.700l2-5 3 10 2-5h2.700',
  settings:
    'M2 4.500h6.500M12 4.500h2M2 11.500h2M7.500 11.500H14M8.500 4.500a1.750 1.750 0 1 0 3.500 0 1.750 1.750 0 1 0-3.500 0zM4 11.500a1.750 1.750 0 1 0 3.500 0 1.750 1.750 0 1 0-3.500 0z',
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
