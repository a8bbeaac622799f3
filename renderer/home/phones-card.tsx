import { type ReactElement, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { Choice } from '../ui/choice.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { QrCode } from './qr-code.tsx';

type Addresses = DashboardStatus['addresses'];

function NoAddress({ lan }: { lan: boolean }): ReactElement {
  return (
    <Card title={text.phones.heading}>
      <p>{lan ? text.phones.none : text.phones.loopbackOnly}</p>
      {!lan && <p className="soft">{text.phones.loopbackHelp}</p>}
    </Card>
  );
}

function Connect({ addresses, first }: { addresses: Addresses; first: string }): ReactElement {
  const { desktop } = useConnection();
  const [wanted, setWanted] = useState(first);
  // The chosen one may be gone since: another network, another adapter.
  const chosen = addresses.some(({ url }) => url === wanted) ? wanted : first;
  return (
    <Card title={text.phones.heading} name="phones">
      <QrCode value={chosen} />
      <div className="phones-body">
        <p className="soft">{text.phones.text}</p>
        {addresses.length > 1 ? (
          <Choice
            legend={text.phones.choose}
            look="list"
            value={chosen}
            onChange={setWanted}
            options={addresses.map(({ url, interface: adapter }) => ({
              value: url,
              label: url,
              note: adapter,
            }))}
          />
        ) : (
          <p className="path address">{chosen}</p>
        )}
        <div className="actions">
          <CopyButton label={text.phones.copyAddress} value={chosen} desktop={desktop} />
        </div>
      </div>
    </Card>
  );
}

/** How a phone gets in: the addresses, best first, and the code of the chosen one. */
export function PhonesCard({ status }: { status: DashboardStatus }): ReactElement {
  const { addresses, lan } = status;
  const [best] = addresses;
  if (!lan || best === undefined) return <NoAddress lan={lan} />;
  return <Connect addresses={addresses} first={best.url} />;
}
