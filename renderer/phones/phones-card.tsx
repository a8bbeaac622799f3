import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { PairedDevice } from '../../server/features/pairing/pairing.schema.ts';
import { useRoute } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choice } from '../ui/choice.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { AddressChoice } from './address-choice.tsx';
import { DeviceList } from './device-list.tsx';
import { NetworkActions } from './network-actions.tsx';
import { PairingPanel } from './pairing-panel.tsx';
import { useDevices } from './phones.ts';

type Addresses = DashboardStatus['addresses'];
type CodeKind = 'app' | 'browser';

function NoAddress({ status }: { status: DashboardStatus }): ReactElement {
  const { lan, lan_locked } = status;
  if (!lan && !lan_locked) return <p>{text.phones.paused}</p>;
  return (
    <>
      <p>{lan ? text.phones.none : text.phones.loopbackOnly}</p>
      {!lan && <p className="soft">{text.phones.loopbackHelp}</p>}
    </>
  );
}

function CameraCode({ address, children }: { address: string; children: ReactNode }): ReactElement {
  return (
    <>
      <QrCode value={`${address}/connect`} />
      <div className="phones-body">
        <p className="soft">{text.phones.browserText}</p>
        {children}
      </div>
    </>
  );
}

type CodesProps = { addresses: Addresses; best: string; close: ReactNode };

/** A code for the app, or one for the camera of a phone that has no app yet. */
function Codes({ addresses, best, close }: CodesProps): ReactElement {
  const [kind, setKind] = useState<CodeKind>('app');
  const Code = kind === 'app' ? PairingPanel : CameraCode;
  return (
    <>
      <Choice
        legend={text.phones.what}
        look="segments"
        value={kind}
        onChange={setKind}
        options={(['app', 'browser'] as const).map((value) => ({ value, label: text.phones.codes[value] }))}
      />
      <div className="phones-pair">
        <Code address={best}>
          <AddressChoice addresses={addresses} chosen={best}>
            {close}
          </AddressChoice>
        </Code>
      </div>
    </>
  );
}

const idsOf = (devices: readonly PairedDevice[]) => new Set(devices.map(({ id }) => id));

type ConnectProps = { addresses: Addresses; best: string; devices: readonly PairedDevice[] };

/** Pairing, from the code to the name of the phone that used it. Whoever has no phone yet came for this. */
function Connect({ addresses, best, devices }: ConnectProps): ReactElement {
  const [isOpen, setOpen] = useState(devices.length === 0);
  const [known, setKnown] = useState(() => idsOf(devices));
  const newcomer = isOpen ? devices.find(({ id }) => !known.has(id)) : undefined;
  const begin = () => {
    setKnown(idsOf(devices));
    setOpen(true);
  };
  const isAskedFor = useRoute().rest[0] === 'pair';
  useEffect(() => {
    if (isAskedFor) setOpen(true);
  }, [isAskedFor]);
  const close = devices.length > 0 && <Button onClick={() => setOpen(false)}>{text.phones.done}</Button>;
  return (
    <>
      <Outcome tone="good">{newcomer && text.phones.connected(newcomer.name)}</Outcome>
      {isOpen && newcomer === undefined ? (
        <Codes addresses={addresses} best={best} close={close} />
      ) : (
        <div className="actions">
          <Button onClick={begin}>{newcomer ? text.phones.pairAnother : text.phones.pair}</Button>
          {newcomer && close}
        </div>
      )}
    </>
  );
}

/** How a phone gets in, which phones may, and whether anything is in the way. */
export function PhonesCard({ status }: { status: DashboardStatus }): ReactElement {
  const { addresses, time_zone } = status;
  const { data: devices } = useDevices();
  const [best] = addresses;
  return (
    <Card title={text.phones.connect} name="phones">
      {best === undefined && <NoAddress status={status} />}
      {best !== undefined && devices !== undefined && (
        <Connect addresses={addresses} best={best.url} devices={devices} />
      )}
      <DeviceList devices={devices ?? []} timeZone={time_zone} />
      <NetworkActions status={status} />
    </Card>
  );
}
