import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReachReport } from '../../server/features/dashboard/dashboard.schema.ts';
import type {
  DeviceList,
  PairedDevice,
  PairingSession,
} from '../../server/features/pairing/pairing.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

const devicesPollMs = 30_000;

/** Paired devices, newest first. */
export function useDevices(): UseQueryResult<PairedDevice[]> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['devices'],
    queryFn: async ({ signal }) =>
      withKeys<DeviceList>(await api.json({ method: 'GET', path: '/api/pairing/devices', signal }), 'items')
        .items,
    refetchInterval: devicesPollMs,
  });
}

export function useRemoveDevice() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.json({ method: 'DELETE', path: `/api/pairing/devices/${encodeURIComponent(id)}` }),
    onSettled: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
}

/** A code of one's own; another address asks for another one, since the address is part of what is scanned. */
export function usePairingSession(address: string): UseQueryResult<PairingSession> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['pairing', address],
    queryFn: async () =>
      withKeys<PairingSession>(
        await api.json({ method: 'POST', path: '/api/pairing/session' }),
        'code',
        'qr_payload',
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Prefers an address, here and wherever the server names one. */
export function useChooseAddress() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (url: string) => api.json({ method: 'PUT', path: '/api/dashboard/address', body: { url } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['status'] }),
  });
}

export function useSetLan() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (enabled: boolean) =>
      api.json({ method: 'PUT', path: '/api/dashboard/lan', body: { enabled } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['status'] }),
  });
}

export function useReach() {
  const { api } = useConnection();
  return useMutation({
    mutationFn: async () =>
      withKeys<ReachReport>(
        await api.json({ method: 'GET', path: '/api/dashboard/reach' }),
        'reachable',
        'findings',
      ),
  });
}
