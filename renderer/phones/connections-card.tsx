import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import type { connections } from '../../server/features/log/log.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

type Connections = z.infer<typeof connections>;
type Connected = Connections['connections'][number];

function useConnections() {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['connections'],
    queryFn: async ({ signal }) =>
      withKeys<Connections>(
        await api.json({ method: 'GET', path: '/api/dashboard/connections', signal }),
        'connections',
      ),
  });
}

function useSignOut() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phones: boolean) =>
      api.json({ method: 'POST', path: '/api/dashboard/sign-out-everyone', body: { phones } }),
    onSettled: () => client.invalidateQueries(),
  });
}

const nameOf = ({ kind, name }: Connected) => name ?? text.phones.kinds[kind];

/** Who is connected at this moment, and the way to send everybody away. */
export function ConnectionsCard({ timeZone }: { timeZone: string }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const signOut = useSignOut();
  return (
    <Card title={text.phones.connectedHeading}>
      <Answered query={useConnections()}>
        {({ connections: open }) => (
          <Table
            caption={text.phones.connectedHeading}
            rows={open}
            keyOf={({ kind, address, since }) => `${kind} ${address} ${since}`}
            columns={[
              { key: 'who', heading: text.phones.who, cell: nameOf },
              {
                key: 'address',
                heading: text.phones.from,
                cell: ({ address, is_local }) => (is_local ? text.phones.thisComputer : address),
              },
              {
                key: 'since',
                heading: text.phones.since,
                isNumber: true,
                cell: ({ since }) => momentInWords(since, Date.now(), timeZone),
              },
            ]}
          />
        )}
      </Answered>
      <Outcome tone="good">{signOut.isSuccess ? text.phones.signedOut : undefined}</Outcome>
      <Outcome tone="bad">{signOut.error === null ? undefined : wordsOf(signOut.error)}</Outcome>
      <div className="actions">
        <Button onClick={() => setAsking(true)}>{text.phones.signOut}</Button>
      </div>
      {isAsking && (
        <SignOutDialog onSignOut={(phones) => signOut.mutate(phones)} onClose={() => setAsking(false)} />
      )}
    </Card>
  );
}
