import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportState } from '../../server/features/import/import.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

const path = '/api/dashboard/import';
const queryKey = ['import'];

/** What was sent to be brought in, and what came of it. */
export function useImport(): UseQueryResult<ImportState> {
  const { api } = useConnection();
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      withKeys<ImportState>(await api.json({ method: 'GET', path, signal }), 'state'),
  });
}

function useImportStep<T>(
  step: (api: ReturnType<typeof useConnection>['api'], value: T) => Promise<unknown>,
) {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: T) => step(api, value),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

function formWith(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

/** Sends a database of the Python server or an export; nothing is imported yet. */
export const usePrepareImport = () =>
  useImportStep((api, file: File) => api.json({ method: 'POST', path, body: formWith(file) }));

/** Sends the Python server's folder of uploads as a ZIP file. */
export const useImportUploads = () =>
  useImportStep((api, file: File) =>
    api.json({ method: 'POST', path: `${path}/uploads`, body: formWith(file) }),
  );

/** Forgets what was sent. */
export const useDiscardImport = () =>
  useImportStep((api, _nothing: undefined) => api.json({ method: 'DELETE', path }));
