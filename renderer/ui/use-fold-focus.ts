import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves the focus along when a form folds in or out, so that the keyboard never falls off the page: to the first
 * control of the form, and back to the button that opened it.
 */
export function useFoldFocus(open: boolean): RefObject<HTMLDivElement | null> {
  const container = useRef<HTMLDivElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (before.current === open) return;
    before.current = open;
    const target = open
      ? 'form :is(input:checked, input:not([type=radio]), select)'
      : 'button[aria-expanded]';
    container.current?.querySelector<HTMLElement>(target)?.focus();
  }, [open]);
  return container;
}
