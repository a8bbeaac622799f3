import type { ReactElement } from 'react';
import { originInWords } from '../connection/origin.ts';
import type { Setting } from '../connection/queries.ts';
import { text } from '../text/text.ts';

/** A value that is fixed outside: no control that cannot be used, but what it is and who set it. */
export function LockedField(props: { label: string; value: string; setting: Setting }): ReactElement {
  const { label, value, setting } = props;
  return (
    <dl className="field locked">
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd className="hint">{text.ai.lockedBy(originInWords(setting))}</dd>
    </dl>
  );
}
