import { type ReactElement, useState } from 'react';
import type { PairedDevice } from '../../server/features/pairing/pairing.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useNow } from '../ui/use-now.ts';
import { useRemoveDevice } from './phones.ts';

const refreshMs = 30_000;

type RowProps = {
  device: PairedDevice;
  timeZone: string;
  isAsked: boolean;
  isBusy: boolean;
  onAsk: (asked: boolean) => void;
  onRemove: () => void;
};

function DeviceRow({ device, timeZone, isAsked, isBusy, onAsk, onRemove }: RowProps): ReactElement {
  const now = useNow(refreshMs);
  const { name, device_type, last_seen, last_address, is_connected } = device;
  const seen = is_connected
    ? text.phones.connectedNow
    : text.phones.lastSeen(momentInWords(last_seen, now, timeZone));
  const facts = [device_type, seen, ...(last_address === undefined ? [] : [last_address])];
  return (
    <li className="device">
      <div className="device-line">
        <p>
          <span className="device-name">{name}</span> <span className="soft">{facts.join(', ')}</span>
        </p>
        {!isAsked && (
          <Button onClick={() => onAsk(true)} label={text.phones.removeNamed(name)}>
            {text.phones.remove}
          </Button>
        )}
      </div>
      {isAsked && (
        <div className="device-question">
          <p>{text.phones.removeText(name)}</p>
          <div className="actions">
            <Button look="primary" busy={isBusy} onClick={onRemove}>
              {text.phones.removeNow(name)}
            </Button>
            <Button onClick={() => onAsk(false)}>{text.cancel}</Button>
          </div>
        </div>
      )}
    </li>
  );
}

export type DeviceListProps = { devices: readonly PairedDevice[]; timeZone: string };

/** Who may come in without the PIN, and the way to shut somebody out; it asks once, since there is no way back. */
export function DeviceList({ devices, timeZone }: DeviceListProps): ReactElement | null {
  const [asked, setAsked] = useState<string>();
  const remove = useRemoveDevice();
  if (devices.length === 0) return null;
  return (
    <section className="devices" aria-label={text.phones.devices}>
      <ul>
        {devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            timeZone={timeZone}
            isAsked={asked === device.id}
            isBusy={remove.isPending}
            onAsk={(isAsked) => setAsked(isAsked ? device.id : undefined)}
            onRemove={() => remove.mutate(device.id)}
          />
        ))}
      </ul>
      <Outcome tone="bad">{remove.error === null ? undefined : wordsOf(remove.error)}</Outcome>
    </section>
  );
}
