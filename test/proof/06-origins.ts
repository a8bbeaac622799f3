import type { Guards } from '../../server/guards.ts';
import { startTestServer } from '../support/server.ts';
import { type HostilePageOptions, tryHostilePages } from './origins/hostile-page.ts';
import { settings, tryHosts } from './origins/hosts.ts';
import type { Finding, Proof } from './proof.ts';

async function tryAll(options: HostilePageOptions = {}, guards: Partial<Guards> = {}): Promise<Finding> {
  await using server = await startTestServer({ settings, guards });
  const hosts = await tryHosts(server);
  const pages = await tryHostilePages(server, options);
  return { counts: { ...hosts.counts, ...pages.counts }, faults: [...hosts.faults, ...pages.faults] };
}

export const proof: Proof = {
  number: 6,
  name: 'No page reaches the server by a name of its own, or by being open in the same browser',
  short: () => tryAll(),
  long: () => tryAll(),
  controls: {
    'without the check of names': () => tryAll({}, { isAllowedHost: () => true }),
    'without the headers against framing': () => tryAll({ unframed: true }),
  },
};
