import { type ReactElement, useEffect, useState } from 'react';
import type { DesktopBridge } from '../../main/bridge-contract.ts';
import { text } from '../text/text.ts';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';

const confirmationMs = 2000;

export type CopyButtonProps = { label: string; value: string; desktop: DesktopBridge | undefined };

/** Copies `value`, says so on the button for two seconds, and in a sentence when it did not work. */
export function CopyButton({ label, value, desktop }: CopyButtonProps): ReactElement {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(undefined), confirmationMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    copyText(value, desktop).then(
      (copied) => setOutcome(copied ? 'copied' : 'failed'),
      () => setOutcome('failed'),
    );
  return (
    <>
      <Button onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        <span aria-live="polite">{outcome === 'copied' ? text.copied : label}</span>
      </Button>
      {outcome === 'failed' && <p className="hint hint-error">{text.copyFailed}</p>}
    </>
  );
}
