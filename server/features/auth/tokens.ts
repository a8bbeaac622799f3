import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';

/** `download` tokens stand in addresses of files; their subject is the file, not a user. */
export type TokenType = 'access' | 'refresh' | 'device' | 'download';

const claimsShape = z.object({
  sub: z.string(),
  /** Id of the stored session. */
  sid: z.string(),
  type: z.enum(['access', 'refresh', 'device', 'download']),
  exp: z.number().optional(),
});
export type Claims = z.infer<typeof claimsShape>;

export const refreshTokenDays = 30;

/** Verified tokens remembered, so that a busy client's signature is computed once. */
const rememberedTokens = 500;

export type Tokens = {
  /** `lifetimeSeconds` undefined: good until its session ends (devices). */
  sign(claims: { sub: string; sid: string; type: TokenType }, lifetimeSeconds?: number): Promise<string>;
  /** The claims of a token with a good signature that has not expired; undefined for everything else. */
  verify(token: string): Promise<Claims | undefined>;
};

/** JSON Web Tokens (RFC 7519), HS256 and nothing else. A good token is not enough: its session must be alive, too. */
export function createTokens(secret: string, clock: Clock): Tokens {
  const key = new TextEncoder().encode(secret);
  const remembered = new Map<string, Claims>();

  const remember = (token: string, claims: Claims) => {
    const [oldest] = remembered.keys();
    if (remembered.size >= rememberedTokens && oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, claims);
  };

  const check = async (token: string): Promise<Claims | undefined> => {
    const known = remembered.get(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: clock.now() });
      const claims = claimsShape.safeParse(payload);
      if (!claims.success) return undefined;
      remember(token, claims.data);
      return claims.data;
    } catch {
      // Whatever is wrong with a token, the answer is the same.
      return undefined;
    }
  };

  return {
    async sign(claims, lifetimeSeconds) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const token = new SignJWT({ type: claims.type, sid: claims.sid })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(claims.sub)
        .setIssuedAt(now);
      if (lifetimeSeconds !== undefined) token.setExpirationTime(now + lifetimeSeconds);
      return token.sign(key);
    },
    async verify(token) {
      const claims = await check(token);
      const expired = claims?.exp !== undefined && claims.exp * 1000 <= clock.now().getTime();
      return expired ? undefined : claims;
    },
  };
}
