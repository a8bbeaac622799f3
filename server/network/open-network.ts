import type { Logger } from 'pino';
import type { LiveConfig } from '../config/live-config.ts';
import type { Door } from '../http/door.ts';
import type { Interfaces } from '../lib/addresses.ts';
import type { Hub } from '../live/hub.ts';
import type { TimeLimits } from '../time-limits.ts';
import { createAdvertiser } from './advertiser.ts';
import { createNetwork, type Network } from './network.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { Peers } from './peers.ts';
import { createProbe } from './probe.ts';

export type NetworkFoundation = {
  door: Door;
  config: LiveConfig;
  logger: Logger;
  limits: TimeLimits;
  networkMemory: NetworkMemory;
  interfaces(): Interfaces;
  onNetwork(): void;
};

/** The network with its real parts; whoever looks after the server hears of its changes. */
export function openNetwork(foundation: NetworkFoundation, hub: Hub, peers: Peers): Network {
  const { door, config, logger, limits, networkMemory, interfaces } = foundation;
  return createNetwork({
    ...{ door, config, logger, interfaces },
    memory: networkMemory,
    probe: createProbe(door, limits.reachSelf),
    advertiser: createAdvertiser(logger),
    lookMilliseconds: limits.look,
    onChange() {
      peers.forget();
      hub.tellOwners({ type: 'network_changed' });
      foundation.onNetwork();
    },
  });
}
