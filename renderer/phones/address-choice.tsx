import { type ReactElement, type ReactNode, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Choice } from '../ui/choice.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useChooseAddress } from './phones.ts';

export type AddressChoiceProps = {
  addresses: DashboardStatus['addresses'];
  chosen: string;
  children: ReactNode;
};

/** The address phones use. The server puts the chosen one first; here each keeps its place under the pointer. */
export function AddressChoice({ addresses, chosen, children }: AddressChoiceProps): ReactElement {
  const { desktop } = useConnection();
  const choose = useChooseAddress();
  // Shown from the click on, until the server's own order says the same.
  const [wanted, setWanted] = useState<string>();
  const pick = (url: string) => {
    setWanted(url);
    choose.mutate(url, { onSettled: () => setWanted(undefined) });
  };
  const options = addresses
    .map(({ url, interface: adapter }) => ({ value: url, label: url, note: adapter }))
    .sort((a, b) => a.value.localeCompare(b.value));
  return (
    <>
      {options.length > 1 ? (
        <Choice
          legend={text.phones.choose}
          look="list"
          value={wanted ?? chosen}
          onChange={pick}
          options={options}
        />
      ) : (
        <p className="path address">{chosen}</p>
      )}
      <Outcome tone="bad">{choose.error === null ? undefined : wordsOf(choose.error)}</Outcome>
      <div className="actions">
        <CopyButton label={text.phones.copyAddress} value={chosen} desktop={desktop} />
        {children}
      </div>
    </>
  );
}
