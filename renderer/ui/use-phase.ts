import { useLayoutEffect } from 'react';

/** Names the phase of the page on `<body data-phase>`, for styles and tests. */
export function usePhase(phase: string): void {
  useLayoutEffect(() => {
    document.body.dataset['phase'] = phase;
  }, [phase]);
}
