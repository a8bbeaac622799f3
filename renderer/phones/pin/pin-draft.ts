import { text } from '../../text/text.ts';

export type PinDraft = { current: string; next: string; again: string };
export type PinProblems = Partial<Record<keyof PinDraft, string>>;

export const emptyPinDraft: PinDraft = { current: '', next: '', again: '' };

/** What stops the form before the server is asked; how strong a PIN must be is the server's rule alone. */
export function problemsOf(draft: PinDraft, needsCurrent: boolean): PinProblems {
  const problems: PinProblems = {};
  if (needsCurrent && draft.current === '') problems.current = text.pin.missingCurrent;
  if (draft.next === '') problems.next = text.pin.missing;
  else if (draft.next !== draft.again) problems.again = text.pin.differ;
  return problems;
}
