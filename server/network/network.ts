import type { Logger } from 'pino';
import { isLocked, type LiveConfig } from '../config/live-config.ts';
import type { Door } from '../http/door.ts';
import { conflict, notFound } from '../http/errors.ts';
import { type Candidate, candidateAddresses, type Interfaces, ownOrigin } from '../lib/addresses.ts';
import { StartError } from '../lib/start-error.ts';
import type { LanState, ReachableAddress } from '../protocol.ts';
import { version } from '../version.ts';
import type { Advertiser } from './advertiser.ts';
import { chosenFirst, networkKey } from './choice.ts';
import { houseNames } from './house-names.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { Probe } from './probe.ts';

/** An address with what came of trying it. */
export type TriedAddress = Candidate & { answers: boolean };

export type NetworkOptions = {
  door: Door;
  config: LiveConfig;
  memory: NetworkMemory;
  probe: Probe;
  advertiser: Advertiser;
  interfaces(): Interfaces;
  /** Between two looks at the adapters, ms. */
  lookMilliseconds: number;
  logger: Logger;
  /** Addresses, their order, or who may come in are not what they were. */
  onChange(): void;
};

/** Where the server can be reached from outside, kept up to date while computers move and networks change. */
export type Network = ReturnType<typeof createNetwork>;

/** Addresses that answer are tried again after so many looks. */
const looksBetweenTries = 10;

export function createNetwork(options: NetworkOptions) {
  const { door, config, memory, probe, advertiser, logger } = options;
  let tried: TriedAddress[] = [];
  let untriedLooks = 0;
  let told = '';
  let turn: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const publicUrl = () => config.current().values.PUBLIC_URL;
  const ordered = () => chosenFirst(tried, memory.get().picks, networkKey(tried));
  const answering = () => ordered().filter(({ answers }) => answers);

  const addresses = (): ReachableAddress[] => {
    const url = publicUrl();
    if (url !== undefined) return [publicAddress(url)];
    return answering().map(({ kind, network, answers, ...address }) => address);
  };

  const lan = (): LanState => ({
    on: door.isOnLan(),
    locked: door.isLocalOnly || isLocked(config.current(), 'LAN_ACCESS'),
  });

  const advertise = (): Promise<void> => {
    const [best] = answering();
    if (!config.current().values.MDNS || best === undefined) return advertiser.say(undefined);
    const { port } = door.bound();
    const own = answering().filter((each) => each.interface === best.interface);
    return advertiser.say({
      ...houseNames(memory.get().id, config.current().values.SERVER_NAME),
      ...{ port, version, id: memory.get().id },
      addresses: own.map(({ address, family }) => ({ address, family })),
    });
  };

  const lookOnce = async (): Promise<void> => {
    const candidates = candidateAddresses(options.interfaces(), door.bound());
    untriedLooks += 1;
    if (untriedLooks >= looksBetweenTries || !isKnown(candidates, tried)) {
      const answers = await Promise.all(candidates.map(({ address }) => probe(address)));
      tried = candidates.map((candidate, index) => ({ ...candidate, answers: answers[index] === true }));
      untriedLooks = 0;
    }
    tell();
  };

  const tell = () => {
    void advertise();
    const now = JSON.stringify([addresses(), lan()]);
    if (now === told) return;
    told = now;
    logger.info({ addresses: addresses().map(({ url }) => url), lan: lan().on }, 'reachable');
    options.onChange();
  };

  /** Looks at the adapters now and tries what is new. */
  const look = (): Promise<void> => {
    turn = turn
      .then(lookOnce)
      .catch((error: unknown) => logger.error({ err: error }, 'the network cannot be looked at'));
    return turn;
  };

  const turnDoor = async (on: boolean): Promise<void> => {
    try {
      await door.setLan(on);
    } catch (error) {
      throw error instanceof StartError ? conflict(error.message) : error;
    }
  };

  config.onChange(({ values }) => {
    turnDoor(values.LAN_ACCESS)
      .catch((error: unknown) => logger.error({ err: error }, 'LAN access stays as it was'))
      .finally(look);
  });

  return {
    look,
    /** Tries every address again, now. */
    lookAnew(): Promise<void> {
      untriedLooks = looksBetweenTries;
      return look();
    },
    addresses,
    lan,
    /** Whether this computer's own way in leads to us, and not to another program on the same port. */
    reachesItself: (): Promise<boolean> => {
      const { hostname } = new URL(ownOrigin(door.bound()));
      return probe(hostname.replace(/^\[|\]$/g, ''));
    },

    /** All addresses that were considered, with what came of trying them. */
    tried: ordered,

    async start(): Promise<void> {
      await look();
      timer = setInterval(look, options.lookMilliseconds);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await turn;
      await advertiser.say(undefined);
    },

    /**
     * Lets others in, or shuts them out at once, from now on.
     *
     * @throws {HttpError} 409 when it is set outside, or when another program has taken the port
     */
    async setLan(on: boolean): Promise<void> {
      if (on === door.isOnLan()) return;
      if (door.isLocalOnly)
        throw conflict('HOST is an address of this computer alone. Set HOST to 0.0.0.0 and start again.');
      if (lan().locked) throw conflict('LAN_ACCESS is set outside the dashboard; change it there.');
      await turnDoor(on);
      if (config.current().values.LAN_ACCESS !== on) config.save({ LAN_ACCESS: on ? null : 'false' });
      await look();
    },

    /**
     * Prefers an address, now and whenever the computer is in the same networks.
     *
     * @throws {HttpError} 404 when it is not, or no longer, one of this computer's
     */
    pick(url: string): void {
      const chosen = tried.find((each) => each.url === url);
      if (!chosen) throw notFound('Address');
      const { interface: adapter, network } = chosen;
      const picks = { ...memory.get().picks, [networkKey(tried)]: { interface: adapter, network } };
      memory.change({ picks });
      tell();
    },
  };
}

/** The same addresses as were tried before, all with success. */
const isKnown = (candidates: readonly Candidate[], tried: readonly TriedAddress[]) =>
  tried.every(({ answers }) => answers) &&
  JSON.stringify(candidates) === JSON.stringify(tried.map(({ answers, ...candidate }) => candidate));

/** `PUBLIC_URL` in the form of an address. */
function publicAddress(url: string): ReachableAddress {
  const address = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return { url, address, interface: 'PUBLIC_URL', family: address.includes(':') ? 'IPv6' : 'IPv4' };
}
