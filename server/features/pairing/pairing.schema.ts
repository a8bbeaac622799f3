import { z } from 'zod';

export const pairingSession = z.object({
  /** Six digits. */
  code: z.string(),
  /** RFC 3339, UTC. */
  expires_at: z.string(),
  /** JSON text for the QR code: `type`, `code`, `server_url`, `version`. */
  qr_payload: z.string(),
});
export type PairingSession = z.infer<typeof pairingSession>;

export const claimRequest = z.object({
  code: z.string().max(100),
  device_name: z.string().max(1000),
  device_type: z.string().max(100),
});
export type ClaimRequest = z.infer<typeof claimRequest>;

export const claimResponse = z.object({
  device_id: z.string(),
  device_token: z.string(),
  /** Where the device reaches the server from now on: an origin, no trailing slash. */
  api_base_url: z.string(),
  host_name: z.string(),
  server_version: z.string(),
});
export type ClaimResponse = z.infer<typeof claimResponse>;

export const pairedDevice = z.object({
  id: z.string(),
  name: z.string(),
  device_type: z.string(),
  paired_at: z.string(),
  last_seen: z.string(),
  /** IP address of its last request. */
  last_address: z.string().optional(),
  is_active: z.boolean(),
  /** Whether it has a socket open right now. */
  is_connected: z.boolean(),
});
export type PairedDevice = z.infer<typeof pairedDevice>;

/** The same list twice: one client reads `devices`, another one `items`. */
export const deviceList = z.object({ devices: z.array(pairedDevice), items: z.array(pairedDevice) });
export type DeviceList = z.infer<typeof deviceList>;

export const revokeResponse = z.object({ status: z.literal('revoked'), device_id: z.string() });
