import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { text } from '../text/text.ts';
import { Icon } from './icon.tsx';

export type DialogProps = {
  title: string;
  children: ReactNode;
  /** The buttons at its foot. */
  actions?: ReactNode;
  onClose: () => void;
};

/**
 * A question in the way of everything else. The native element keeps the focus inside, closes on Escape, and gives the
 * focus back to where it was. Draw it while it is open.
 */
export function Dialog({ title, children, actions, onClose }: DialogProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // React takes the element away before the browser would give the focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button button-icon" aria-label={text.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <footer className="actions">{actions}</footer>}
    </dialog>
  );
}
