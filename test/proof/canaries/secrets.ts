import { testPin } from '../../support/quick-pin.ts';

/** Secrets that nobody else has, by what they are. Those that the server makes are added in the course of the day. */
export const given = {
  PIN: testPin,
  'another PIN': '947264',
  'a wrong PIN': '518263',
  'key of the AI': 'sk-canary-key-5f1d0c7e',
  'another key of the AI': 'sk-canary-key-9a3b2e61',
  'signing key': 'canary-signing-key-c4e19d20',
  'password in an address': 'canary-password-71be',
  'push token': 'ExponentPushToken[canary5d20aa]',
  'idempotency key': 'canary-idempotency-40c7',
  'text of a message': 'canarymessage walnut',
  'text of another talk': 'canaryother walnut',
  'reply of the AI': 'canaryreply walnut',
  'title of a todo': 'canarytodo walnut',
  'text of a memo': 'canarymemo walnut',
  'place of an event': 'canaryplace walnut',
  'words looked for': 'canarysearch walnut',
  'name of a file': 'canaryfile.txt',
  'content of a file': 'canarycontent walnut',
} as const;

export type Secret = keyof typeof given;

/** What the server makes. */
export type Made =
  | 'access token'
  | 'refresh token'
  | 'device token'
  | 'token of a file'
  | 'address of a feed'
  | 'pairing code';

export type Secrets = Record<Secret, string> & Partial<Record<Made, string>>;

/** Names of the secrets that stand in a text, whole or as they would in an address or in JSON. */
export const standingIn = (text: string, secrets: Secrets): string[] =>
  Object.entries(secrets)
    .filter(([, secret]) => forms(secret).some((form) => text.includes(form)))
    .map(([name]) => name);

const forms = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  secret.replaceAll(' ', '+'),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
];
