import { z } from 'zod';
import { notFound } from '../../http/errors.ts';
import { idParam } from '../../http/fields.ts';
import { plainRoute, type Route, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { claimRequest, claimResponse, deviceList, pairingSession, revokeResponse } from './pairing.schema.ts';

const deviceParams = z.object({ device_id: idParam });

export const pairingRoutes = ({ pairing }: Services): Route[] => [
  plainRoute(
    {
      method: 'post',
      path: '/api/pairing/session',
      operationId: 'createPairingSession',
      tag: 'pairing',
      summary: 'Create a pairing code',
      access: 'user',
      status: 200,
      output: pairingSession,
      errors: [409],
    },
    ({ caller, raw }) => pairing.openSession(caller, raw.request.headers.host),
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/pairing/claim',
      operationId: 'claimPairing',
      tag: 'pairing',
      summary: 'Exchange a pairing code for a device token',
      access: 'public',
      body: claimRequest,
      status: 200,
      output: claimResponse,
      errors: [404, 409, 429],
    },
    ({ body, address, raw }) => pairing.claim(body, { address, host: raw.request.headers.host }),
  ),

  plainRoute(
    {
      method: 'get',
      path: '/api/pairing/devices',
      operationId: 'listDevices',
      tag: 'pairing',
      summary: 'Paired devices that are not revoked, newest first',
      access: 'user',
      status: 200,
      output: deviceList,
    },
    () => pairing.list(),
  ),

  writeRoute(
    {
      method: 'delete',
      path: '/api/pairing/devices/{device_id}',
      operationId: 'revokeDevice',
      tag: 'pairing',
      summary: 'Revoke a device: ends its session with all its requests, sockets and streams',
      access: 'user',
      params: deviceParams,
      status: 200,
      output: revokeResponse,
      errors: [404],
    },
    async ({ params }, scope) => {
      if (!(await pairing.revoke(scope, params.device_id))) throw notFound('Device');
      return { status: 'revoked' as const, device_id: params.device_id };
    },
  ),
];
