import {
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AdminData } from '../../server/features/admin/admin.schema.ts';
import type { BackupList } from '../../server/features/backup/backup.schema.ts';
import type { Api } from '../api/api.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

const path = '/api/dashboard/backups';

export function useBackups(): UseQueryResult<BackupList> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['backups'],
    queryFn: async ({ signal }) =>
      withKeys<BackupList>(
        await api.json({ method: 'GET', path, signal }),
        'folder',
        'backups',
        'unreadable',
      ),
  });
}

/** Makes a backup; resolves when it is there. */
export async function makeBackup(api: Api, client: QueryClient): Promise<void> {
  await api.json({ method: 'POST', path });
  await client.invalidateQueries({ queryKey: ['backups'] });
}

export function useMakeBackup() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({ mutationFn: () => makeBackup(api, client) });
}

export function useDeleteBackup() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filename: string) =>
      api.open({ method: 'DELETE', path: `${path}/${encodeURIComponent(filename)}` }),
    onSettled: () => client.invalidateQueries({ queryKey: ['backups'] }),
  });
}

/** How many there are of each kind, and from when to when. */
export function useKinds(): UseQueryResult<AdminData> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['data'],
    queryFn: async ({ signal }) =>
      withKeys<AdminData>(await api.json({ method: 'GET', path: '/api/admin/data', signal }), 'modules'),
  });
}
