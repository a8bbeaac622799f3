import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { durationInWords, percentInWords } from '../text/words.ts';
import { Button } from './button.tsx';

export type ProgressProps = {
  /** What is under way. */
  label: string;
  /** Done so far, 0 to 1; undefined when nobody knows. */
  share?: number | undefined;
  /** Undefined when nobody knows. */
  leftMs?: number | undefined;
  onCancel?: (() => void) | undefined;
};

/** A long job: how far, how much longer, and the way to end it. */
export function Progress({ label, share, leftMs, onCancel }: ProgressProps): ReactElement {
  const percent = share === undefined ? undefined : percentInWords(share);
  const words =
    percent !== undefined && leftMs !== undefined
      ? text.progress.percent(percent, durationInWords(leftMs))
      : percent;
  return (
    <div className="progress">
      <div className="progress-line">
        <span className="progress-label">{label}</span>
        {words !== undefined && <span className="soft">{words}</span>}
        {onCancel !== undefined && (
          <Button onClick={onCancel} look="bare">
            {text.progress.cancel}
          </Button>
        )}
      </div>
      <progress
        className="progress-bar"
        aria-label={label}
        max={1}
        {...(share === undefined ? {} : { value: share })}
      />
    </div>
  );
}
