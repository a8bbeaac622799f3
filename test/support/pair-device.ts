import assert from 'node:assert/strict';
import type { ClaimResponse, PairingSession } from '../../server/features/pairing/pairing.schema.ts';
import { type ApiClient, createApiClient } from './api-client.ts';

/** A server without a network has no address for phones; this one stands in for it. */
export const phoneAddress = { PUBLIC_URL: 'http://192.168.1.20:8000' };

/** A fresh code, shown by a client that is signed in. */
export async function showCode(client: ApiClient): Promise<PairingSession> {
  const { status, body, text } = await client.post<PairingSession>('/api/pairing/session');
  assert.equal(status, 200, text);
  return body;
}

/** Pairs a device the way phones do, and gives back a client that has its token. */
export async function pairDevice(
  owner: ApiClient,
  name = 'Pixel 9',
): Promise<ApiClient & { deviceId: string }> {
  const { code } = await showCode(owner);
  const request = { code, device_name: name, device_type: 'android' };
  const { status, body, text } = await createApiClient(owner.url).post<ClaimResponse>(
    '/api/pairing/claim',
    request,
  );
  assert.equal(status, 200, text);
  return { ...createApiClient(owner.url, body.device_token), deviceId: body.device_id };
}
