import { type ReactElement, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { PairedDevice } from '../../server/features/pairing/pairing.schema.ts';
import { AddressChoice } from '../phones/address-choice.tsx';
import { PairingPanel } from '../phones/pairing-panel.tsx';
import { useDevices } from '../phones/phones.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/states.tsx';

type Addresses = DashboardStatus['addresses'];

/** The code, until a phone has used it; then who that was. */
function Code({
  addresses,
  devices,
}: {
  addresses: Addresses;
  devices: readonly PairedDevice[];
}): ReactElement {
  const [known, setKnown] = useState(() => new Set(devices.map(({ id }) => id)));
  const newcomer = devices.find(({ id }) => !known.has(id));
  const [best] = addresses;
  return (
    <>
      <div role="status">
        {newcomer !== undefined && (
          <div className="arrival">
            <span className="arrival-mark">
              <Icon name="check" />
            </span>
            <p className="arrival-words">{text.phones.connected(newcomer.name)}</p>
          </div>
        )}
      </div>
      {newcomer !== undefined && (
        <div className="actions arrival-more">
          <Button onClick={() => setKnown(new Set(devices.map(({ id }) => id)))}>
            {text.phones.pairAnother}
          </Button>
        </div>
      )}
      {newcomer === undefined && best === undefined && <p>{text.firstRun.noAddress}</p>}
      {newcomer === undefined && best !== undefined && (
        <div className="phones-pair">
          <PairingPanel address={best.url}>
            <AddressChoice addresses={addresses} chosen={best.url}>
              {null}
            </AddressChoice>
          </PairingPanel>
        </div>
      )}
    </>
  );
}

export type PhoneStepProps = {
  status: DashboardStatus | undefined;
  isEnding: boolean;
  onBack: () => void;
  onDone: () => void;
};

/** The code for the phone, which turns into the name of the phone by itself. */
export function PhoneStep({ status, isEnding, onBack, onDone }: PhoneStepProps): ReactElement {
  const { data: devices } = useDevices();
  return (
    <>
      <section className="card first-run-phone" aria-label={text.firstRun.headings.phone}>
        {status === undefined || devices === undefined ? (
          <Loading />
        ) : (
          <Code addresses={status.addresses} devices={devices} />
        )}
      </section>
      <div className="actions">
        <Button look="primary" busy={isEnding} onClick={onDone}>
          {(devices ?? []).length > 0 ? text.firstRun.done : text.firstRun.later}
        </Button>
        <Button onClick={onBack}>{text.firstRun.back}</Button>
      </div>
    </>
  );
}
