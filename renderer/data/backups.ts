import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Backup, BackupList } from '../../server/features/backup/backup.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

const path = '/api/dashboard/backups';

/** Where the file of a backup is had. */
export const backupFile = (filename: string) => `${path}/${encodeURIComponent(filename)}/download`;

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

export function useDeleteBackup() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filename: string) =>
      api.open({ method: 'DELETE', path: `${path}/${encodeURIComponent(filename)}` }),
    onSettled: () => client.invalidateQueries({ queryKey: ['backups'] }),
  });
}

/** Puts a backup from elsewhere among the others; it is looked at, and not restored yet. */
export function useUploadBackup() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return withKeys<Backup>(
        await api.json({ method: 'POST', path: `${path}/upload`, body }),
        'filename',
        'created_at',
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['backups'] }),
  });
}
