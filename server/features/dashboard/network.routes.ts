import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { addressAnswer, addressChoice, lanAnswer, lanChange, reachReport } from './dashboard.schema.ts';
import { judgeReach } from './reach.ts';

export const networkRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      method: 'put',
      path: '/api/dashboard/lan',
      operationId: 'setLanAccess',
      tag: 'dashboard',
      summary: 'Let phones in, or shut everybody out who is not on this computer, at once',
      access: 'owner',
      body: lanChange,
      status: 200,
      output: lanAnswer,
      errors: [409],
    },
    async ({ body }) => {
      await services.network.setLan(body.enabled);
      const { on, locked } = services.network.lan();
      return { enabled: on, locked };
    },
  ),

  plainRoute(
    {
      method: 'put',
      path: '/api/dashboard/address',
      operationId: 'chooseAddress',
      tag: 'dashboard',
      summary: 'Prefer one of the addresses, now and whenever the computer is in these networks',
      access: 'owner',
      body: addressChoice,
      status: 200,
      output: addressAnswer,
      errors: [404],
    },
    ({ body }) => {
      services.network.pick(body.url);
      return { addresses: services.addresses() };
    },
  ),

  plainRoute(
    {
      method: 'get',
      path: '/api/dashboard/reach',
      operationId: 'checkReach',
      tag: 'dashboard',
      summary: 'Whether a phone can reach the server, and if not, which link is broken and what to do',
      access: 'owner',
      status: 200,
      output: reachReport,
    },
    () => checkReach(services),
  ),
];

async function checkReach({ network, door, peers, pairing, config }: Services) {
  await network.look();
  const { devices } = await pairing.list();
  return judgeReach({
    lan: network.lan(),
    isLocalOnly: door.isLocalOnly,
    port: door.bound().port,
    ownAnswers: await network.reachesItself(),
    tried: network.tried(),
    publicUrl: config.current().values.PUBLIC_URL,
    lastPeer: peers.last(),
    devices,
    platform: process.platform,
  });
}
