import type { Guards } from '../../server/guards.ts';
import { phoneAddress } from '../support/pair-device.ts';
import { startTestServer } from '../support/server.ts';
import { throwFrames } from './fuzz/frames.ts';
import { throwRequests } from './fuzz/requests.ts';
import { addFindings, type Finding, type Proof, type ProofContext } from './proof.ts';

type Plan = { requests: number; frames: number; mayHang?: boolean; guards?: Partial<Guards> };

async function fuzz(
  { requests, frames, mayHang = true, guards = {} }: Plan,
  context: ProofContext,
): Promise<Finding> {
  await using server = await startTestServer({
    guards,
    settings: { LOG_LEVEL: 'error', ...phoneAddress },
  });
  const web = await server.signIn();
  const { slow, ...thrown } = await throwRequests(web, requests, context);
  const told = await throwFrames(server, web, frames, context);
  return addFindings(thrown, told, { counts: {}, faults: mayHang ? [] : slow });
}

export const proof: Proof = {
  number: 11,
  name: 'nothing that can be sent ends in a 500, a hang or a lost server',
  short: (context) => fuzz({ requests: 20_000, frames: 3000 }, context),
  long: (context) => fuzz({ requests: 100_000, frames: 20_000, mayHang: false }, context),
  controls: {
    'without the check of requests': (context) =>
      fuzz({ requests: 2000, frames: 0, guards: { parseParts: (_route, parts) => parts } }, context),
  },
};
