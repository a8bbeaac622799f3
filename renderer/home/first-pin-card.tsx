import { type ReactElement, useState } from 'react';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

/** The PIN made at the very first start: large, once, until the owner says it is noted. */
export function FirstPinCard({ pin }: { pin: string }): ReactElement {
  const { desktop } = useConnection();
  const [busy, setBusy] = useState(false);
  const forget = () => {
    setBusy(true);
    desktop?.request('app:forget-first-pin', undefined).finally(() => setBusy(false));
  };
  return (
    <Card title={text.firstPin.heading} name="first-pin">
      <p className="first-pin-digits">
        <span className="visually-hidden">{text.firstPin.spoken([...pin].join(' '))}</span>
        <span aria-hidden="true" data-testid="first-pin">
          {pin}
        </span>
      </p>
      <div className="first-pin-body">
        <p>{text.firstPin.text}</p>
        <div className="actions">
          <Button look="primary" busy={busy} onClick={forget}>
            {text.firstPin.noted}
          </Button>
        </div>
      </div>
    </Card>
  );
}
