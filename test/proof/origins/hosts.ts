import { hostname } from 'node:os';
import { handshake } from '../../support/handshake.ts';
import { sendRaw } from '../../support/raw-http.ts';
import type { TestServer } from '../../support/server.ts';
import type { Finding } from '../proof.ts';

export const settings = { PUBLIC_URL: 'https://chat.example.org', ALLOWED_HOSTS: 'nas.example.org' };

/** Names by which somebody in the house calls. */
const allowed = [
  'localhost',
  'app.localhost:9',
  '127.0.0.1:8000',
  '10.1.2.3',
  '[::1]:8000',
  '[fd12::1]',
  hostname(),
  `${hostname()}.fritz.box`,
  'somebody.local',
  'chat.example.org',
  'nas.example.org:8000',
];

/** Names that somebody on the internet could have, and what is no name. */
const refused = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '192.168.1.5.nip.example',
  'sub.chat.example.org',
  'chat.example.org.evil.example',
  'nas.example.org.evil.example:8000',
  'localhost, evil.example',
  'evil.local.example',
  'localhost@evil.example',
  '2130706433',
];

/** No client sends cookies, so where a page comes from gives it nothing: every origin may ask, and none is let in by it. */
const origins = [
  undefined,
  'null',
  'file://',
  'http://localhost:5173',
  'capacitor://localhost',
  'https://chat.elsewhere.example',
  'http://evil.example',
];

type Ask = { url: string; token: string; host: string; origin: string | undefined };

async function overHttp({ url, token, host, origin }: Ask): Promise<number> {
  const lines = [`Host: ${host}`, `Authorization: Bearer ${token}`, ...(origin ? [`Origin: ${origin}`] : [])];
  const answer = await sendRaw(url, ['GET /api/settings HTTP/1.1', ...lines, '', ''].join('\r\n'));
  return answer.headers['access-control-allow-origin'] === '*' ? answer.status : 0;
}

const forSocket = async ({ url, token, host, origin }: Ask): Promise<number> =>
  (await handshake(url, `/ws?token=${token}`, { Host: host, ...(origin && { Origin: origin }) })).status;

/** Every name with every origin, over HTTP and for a socket, with a good token. */
export async function tryHosts({ url, signIn }: TestServer): Promise<Finding> {
  const { token = '' } = await signIn();
  const faults: string[] = [];
  const counts = { combinations: 0, 'let in': 0, 'kept out': 0 };
  const judge = (what: string, wanted: number, status: number) => {
    counts[status < 300 ? 'let in' : 'kept out'] += 1;
    if (status !== wanted) faults.push(`${what}: ${status} instead of ${wanted}`);
  };
  const combinations = [...allowed, ...refused].flatMap((host) =>
    origins.map((origin) => ({ host, origin })),
  );
  for (const { host, origin } of combinations) {
    const isAllowed = allowed.includes(host);
    const ask = { url, token, host, origin };
    counts.combinations += 1;
    judge(`HTTP, ${host}, ${origin}`, isAllowed ? 200 : 403, await overHttp(ask));
    judge(`socket, ${host}, ${origin}`, isAllowed ? 101 : 403, await forSocket(ask));
  }
  return { counts, faults };
}
