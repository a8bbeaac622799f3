import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { wasGoneTo } from '../shell/route.ts';
import { text } from '../text/text.ts';

export type ScreenProps = {
  /** Names the screen in the title of the document. */
  title: string;
  /** The heading, where it is more than the title. */
  heading?: ReactNode;
  /** The few things that concern all of the screen, beside its heading. */
  actions?: ReactNode;
  /** Becomes its class, for screens with a layout of their own. */
  name?: string;
  children: ReactNode;
};

/**
 * The frame of one screen: its one `h1`, which takes the focus when the screen was gone to, so that keyboard and
 * screen reader go on from there, and the title of the document.
 */
export function Screen({ title, heading, actions, name, children }: ScreenProps): ReactElement {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wasGoneTo()) return;
    window.scrollTo(0, 0);
    h1.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = text.documentTitle(title);
  }, [title]);
  return (
    <div className={name === undefined ? 'screen' : `screen ${name}`}>
      <header className="screen-head">
        <h1 ref={h1} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
