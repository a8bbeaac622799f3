import { z } from 'zod';

export const loginRequest = z.object({ pin: z.string().max(1000) });

export const refreshRequest = z.object({ refresh_token: z.string().max(10_000) });

export const tokenResponse = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('bearer'),
  /** Seconds until the access token expires. */
  expires_in: z.number().int(),
});
export type TokenResponse = z.infer<typeof tokenResponse>;
