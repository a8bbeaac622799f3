import { type ReactElement, type ReactNode, type Ref, useId } from 'react';

export type CardProps = {
  title: string;
  /** At the end of its title's line. */
  actions?: ReactNode;
  children: ReactNode;
  /** Becomes its class, for the few cards with a layout of their own. */
  name?: string;
  ref?: Ref<HTMLDivElement>;
};

/** A titled part of the page. */
export function Card({ title, actions, children, name, ref }: CardProps): ReactElement {
  const titleId = useId();
  return (
    <section className={name === undefined ? 'card' : `card ${name}`} aria-labelledby={titleId}>
      {actions === undefined ? (
        <h2 id={titleId}>{title}</h2>
      ) : (
        <header className="card-head">
          <h2 id={titleId}>{title}</h2>
          {actions}
        </header>
      )}
      <div className="card-body" ref={ref}>
        {children}
      </div>
    </section>
  );
}
