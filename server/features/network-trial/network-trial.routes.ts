import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { networkChange, networkTrial } from './network-trial.schema.ts';

const path = '/api/dashboard/network-trial';
const common = { tag: 'dashboard', access: 'owner', status: 200, output: networkTrial } as const;

export const networkTrialRoutes = ({ networkTrial: trial }: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path,
      operationId: 'getNetworkTrial',
      summary: 'The network change that waits to be confirmed',
    },
    () => trial.state(),
  ),

  plainRoute(
    {
      ...common,
      method: 'put',
      path,
      operationId: 'tryNetworkChange',
      summary: 'Change how the server is reached; unless confirmed within a minute everything is as before',
      body: networkChange,
      errors: [409],
    },
    ({ body }) => trial.begin(body.values),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${path}/confirm`,
      operationId: 'confirmNetworkChange',
      summary: 'Keep the network change; where the address changed, ask this at the new one',
      errors: [404, 409],
    },
    ({ caller, raw }) => trial.confirm(caller, raw.request.socket.localPort),
  ),

  plainRoute(
    {
      ...common,
      method: 'delete',
      path,
      operationId: 'takeNetworkChangeBack',
      summary: 'Take the network change back now',
      errors: [409],
    },
    () => trial.takeBack(),
  ),
];
