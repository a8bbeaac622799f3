import { type ApiClient, createApiClient } from '../../support/api-client.ts';
import { handshake } from '../../support/handshake.ts';

/** Something that lasts and is worth having. */
export type Targets = { file: string; conversation: string; deviceId: string };

/** A way to use a token; resolves with the status of the answer. */
export type WayIn = (url: string, token: string, targets: Targets) => Promise<number>;

/** What stands for an answer that broke off. */
const cutOff = 599;

const asked = async (asking: Promise<Response>): Promise<number> => {
  try {
    const { status, body } = await asking;
    await body?.cancel();
    return status;
  } catch {
    // The client's library does not tell why.
    return cutOff;
  }
};
const bearer = (url: string, token: string): ApiClient => createApiClient(url, token);
const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const waysIn = {
  request: (url, token) => asked(bearer(url, token).fetch('/api/settings')),
  write: (url, token) => asked(bearer(url, token).fetch('/api/todos', json({ title: 'Let in' }))),
  stream: (url, token, { conversation }) =>
    asked(
      bearer(url, token).fetch('/api/chat/stream', json({ conversation_id: conversation, content: 'Hello' })),
    ),
  socket: async (url, token) => (await handshake(url, `/ws?token=${encodeURIComponent(token)}`)).status,
  download: (url, token, { file }) => asked(bearer(url, token).fetch(file)),
  'signed download': (url, token, { file }) =>
    asked(fetch(`${url}${file}?token=${encodeURIComponent(token)}`)),
  refresh: (url, token) => asked(fetch(`${url}/api/auth/refresh`, json({ refresh_token: token }))),
  feed: (url, token) => asked(fetch(`${url}/feeds/${encodeURIComponent(token).slice(0, 150)}.ics`)),
  dashboard: (url, token) => asked(bearer(url, token).fetch('/api/dashboard/feeds')),
} satisfies Record<string, WayIn>;

export type Way = keyof typeof waysIn;
const all = Object.keys(waysIn) as Way[];

/** Where each kind of token belongs, while it is good. */
export const places = {
  access: all.filter((way) => !['signed download', 'refresh', 'feed'].includes(way)),
  device: all.filter((way) => !['signed download', 'refresh', 'feed', 'dashboard'].includes(way)),
  refresh: ['refresh'],
  download: ['signed download'],
  feed: ['feed'],
  nowhere: [],
} satisfies Record<string, Way[]>;
