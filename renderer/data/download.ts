import { useMutation } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { useConnection } from '../connection/connection.ts';

export type Download = { path: string; filename: string };

/** A link cannot carry the token, so the file is fetched and then handed to the browser under its name. */
async function save(api: Api, { path, filename }: Download): Promise<void> {
  const response = await api.open({ method: 'GET', path });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}

export function useDownload() {
  const { api } = useConnection();
  return useMutation({ mutationFn: (download: Download) => save(api, download) });
}
