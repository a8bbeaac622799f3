import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { type AiDraft, type AiSettings, keepsSavedKey } from './ai-draft.ts';

export type KeyFieldProps = {
  draft: AiDraft;
  saved: AiSettings;
  error: string | undefined;
  onChange: (change: Partial<AiDraft>) => void;
  onBlur: () => void;
};

function hintFor(draft: AiDraft, saved: AiSettings): string {
  if (!saved.key?.is_set || draft.removeKey) return text.ai.keyOptional;
  return keepsSavedKey(draft, saved) ? text.ai.keySaved : text.ai.keyElsewhere;
}

/** A key goes in and is never shown again; all there is to see is whether one is saved. */
export function KeyField({ draft, saved, error, onChange, onBlur }: KeyFieldProps): ReactElement {
  const { key } = saved;
  if (key?.locked) {
    const value = key.is_set ? text.ai.keyLockedSet : text.ai.keyLockedNone;
    return <LockedField label={text.ai.key} value={value} setting={key} />;
  }
  const removable = key?.is_set === true && draft.key === '' && keepsSavedKey(draft, saved);
  return (
    <>
      <TextField
        label={text.ai.key}
        type="password"
        autoComplete="off"
        value={draft.key}
        hint={hintFor(draft, saved)}
        error={error}
        onChange={(value) => onChange({ key: value })}
        onBlur={onBlur}
      />
      {removable && (
        <div className="field-action">
          <Button look="bare" onClick={() => onChange({ removeKey: true })}>
            {text.ai.removeKey}
          </Button>
        </div>
      )}
    </>
  );
}
