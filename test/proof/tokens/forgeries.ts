import { SignJWT } from 'jose';

/** What a forger has: a good access token, and, in tests, even the key. */
export type Forger = { good: string; secret: string };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

export const sign = (payload: object, key: string, algorithm = 'HS256'): Promise<string> =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(key));

/** Tokens as a forger would make them, by what is wrong with them. */
export async function forgeries({ good, secret }: Forger): Promise<Record<string, string>> {
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims = claimsOf(good);
  const now = Number(claims['iat']);
  return {
    'changed claims': [header, encode({ ...claims, sub: 'root' }), signature].join('.'),
    'changed session': [header, encode({ ...claims, sid: crypto.randomUUID() }), signature].join('.'),
    'changed header': [encode({ alg: 'HS256', typ: 'JWT', kid: '../key' }), payload, signature].join('.'),
    'changed signature': `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`,
    'no signature': `${header}.${payload}.`,
    'no third part': `${header}.${payload}`,
    'algorithm none': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'algorithm None with a signature': `${encode({ alg: 'None' })}.${payload}.${signature}`,
    'algorithm nOnE': `${encode({ alg: 'nOnE' })}.${payload}.`,
    'no algorithm': `${encode({ typ: 'JWT' })}.${payload}.${signature}`,
    'HS384 with the right key': await sign(claims, secret, 'HS384'),
    'HS512 with the right key': await sign(claims, secret, 'HS512'),
    'another key': await sign(claims, 'another-key-that-is-long-enough-0123456'),
    'a short key': await sign(claims, 'x'),
    'the right key in upper case': await sign(claims, secret.toUpperCase()),
    'no session': await sign({ ...claims, sid: undefined }, secret),
    'a session that never was': await sign({ ...claims, sid: crypto.randomUUID() }, secret),
    'a session that is no text': await sign({ ...claims, sid: 1 }, secret),
    'no type': await sign({ ...claims, type: undefined }, secret),
    'an unknown type': await sign({ ...claims, type: 'admin' }, secret),
    'not yet valid': await sign({ ...claims, nbf: now + 3600 }, secret),
    'expired a second ago': await sign({ ...claims, exp: now - 1 }, secret),
    'a refresh token that has expired': await sign({ ...claims, type: 'refresh', exp: now - 1 }, secret),
    'an expiry that is no number': await sign({ ...claims, exp: 'never' as unknown as number }, secret),
    'three parts of nothing': 'a.b.c',
    'one part': 'token',
    'a great deal': 'x'.repeat(8000),
  };
}

/** The good token with one character changed, at a place and to a character by chance. */
export function tampered(good: string, random: () => number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  const at = Math.floor(random() * good.length);
  const character = alphabet[Math.floor(random() * alphabet.length)] ?? 'A';
  const changed = good.slice(0, at) + character + good.slice(at + 1);
  // The last character of a signature has bits that mean nothing.
  return isSame(changed, good) ? tampered(good, random) : changed;
}

const isSame = (one: string, other: string) =>
  one.slice(0, -1) === other.slice(0, -1) && signatureOf(one).equals(signatureOf(other));
const signatureOf = (token: string) => Buffer.from(token.split('.')[2] ?? '', 'base64url');
