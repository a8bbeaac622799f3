import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { text } from '../text/text.ts';
import { Icon } from './icon.tsx';
import { closeToast, onToasts, type Toast, toastsShown } from './toasts.ts';

const shownMs = 6000;

function ToastLine({ toast }: { toast: Toast }): ReactElement {
  const { id, tone, words } = toast;
  useEffect(() => {
    if (tone === 'bad') return;
    const timer = setTimeout(() => closeToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <li className={`toast toast-${tone}`}>
      <span className="state-dot" aria-hidden="true" />
      <span>{words}</span>
      <button
        type="button"
        className="button button-icon"
        aria-label={text.close}
        onClick={() => closeToast(id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Drawn once, by the shell. There before its words, because only then they are read aloud. */
export function ToastList(): ReactElement {
  const toasts = useSyncExternalStore(onToasts, toastsShown);
  return (
    <div className="toasts" role="status">
      <ul>
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </ul>
    </div>
  );
}
