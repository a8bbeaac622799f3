import { useState } from 'react';
import { RefusedError } from '../api/errors.ts';
import type { Setting } from '../connection/queries.ts';

/** Values that were changed in a form and not saved yet, by their names; null stands for the default. */
export type Draft = Readonly<Record<string, string | null>>;

/** What is typed into a form of settings. What was typed back to what it is, is no change. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>({});
  const isSame = ({ source, value }: Setting, typed: string | null) =>
    typed === null ? source === 'default' : typed === (value ?? '');
  return {
    draft,
    isChanged: Object.keys(draft).length > 0,
    change(setting: Setting, typed: string | null): void {
      const { [setting.name]: _before, ...others } = draft;
      setDraft(isSame(setting, typed) ? others : { ...others, [setting.name]: typed });
    },
    forget: () => setDraft({}),
    /** An empty text goes back to the default: nothing else could be meant. */
    values: (): Record<string, string | null> =>
      Object.fromEntries(
        Object.entries(draft).map(([name, typed]) => [name, typed?.trim() === '' ? null : typed]),
      ),
  };
}

/** What is wrong with single values, by their names. */
export function problemsByName(error: unknown): Record<string, string> {
  if (!(error instanceof RefusedError)) return {};
  return Object.fromEntries(error.problems.map(({ loc, msg }) => [String(loc.at(-1)), msg]));
}
