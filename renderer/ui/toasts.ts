import type { Tone } from './state-line.tsx';

export type Toast = { id: number; tone: Tone; words: string };

let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/**
 * Says in one sentence what came of something, wherever the owner is by then. What failed stays until closed. Returns its
 * id, by which what is over can be closed before its time.
 */
export function showToast({ tone, words }: { tone: Tone; words: string }): number {
  lastId += 1;
  change([...shown.slice(-2), { id: lastId, tone, words }]);
  return lastId;
}

export function closeToast(id: number): void {
  change(shown.filter((toast) => toast.id !== id));
}

export const toastsShown = (): readonly Toast[] => shown;

/** Returns the function that ends the subscription. */
export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
