import { type ReactElement, type ReactNode, useEffect } from 'react';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { timeLeft } from '../text/words.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useNow } from '../ui/use-now.ts';
import { usePairingSession } from './phones.ts';

/** How long a code is good for, by the contract. Counted from when it came: the clock of the server may be another. */
const lifetimeMs = 5 * 60_000;
const tickMs = 1000;

function Digits({ code, left }: { code: string; left: number }): ReactElement {
  return (
    <div>
      <p className="pairing-digits">
        <span className="visually-hidden">{text.phones.spoken([...code].join(' '))}</span>
        <span aria-hidden="true" data-testid="pairing-code">
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </span>
      </p>
      <p className="soft">{left > 0 ? text.phones.goodFor(timeLeft(left)) : text.phones.renewing}</p>
    </div>
  );
}

/** The code that lets one phone in, as a picture and as digits, renewed as long as somebody looks at it. */
export function PairingPanel({ address, children }: { address: string; children: ReactNode }): ReactElement {
  const { data, dataUpdatedAt, error, refetch } = usePairingSession(address);
  const left = Math.min(lifetimeMs, lifetimeMs - (useNow(tickMs) - dataUpdatedAt));
  const due = data !== undefined && left <= 0 && !document.hidden;
  useEffect(() => {
    if (due) void refetch();
  }, [due, refetch]);
  return (
    <>
      {data !== undefined && <QrCode value={data.qr_payload} label={text.phones.pairQr} />}
      <div className="phones-body">
        <p className="soft">{text.phones.text}</p>
        {data !== undefined && <Digits code={data.code} left={left} />}
        <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>
        {children}
      </div>
    </>
  );
}
