import type { EventEmitter } from 'node:events';
import type { Bonjour, Service } from 'bonjour-service';
import type { Logger } from 'pino';

/** What is said about this server in the house (RFC 6762, RFC 6763). */
export type Advertisement = {
  /** Name of the service, as lists show it. */
  name: string;
  /** Ends in `.local`. */
  host: string;
  port: number;
  /** Of this server and of no other one in the house. */
  id: string;
  version: string;
  /** Addresses that answer, of one adapter; the first IPv4 one is where it is said. */
  addresses: readonly { address: string; family: 'IPv4' | 'IPv6' }[];
};

export type Advertiser = {
  /** Says this and nothing else from now on; undefined says nothing. Resolves when the last thing said is taken back. */
  say(advertisement: Advertisement | undefined): Promise<void>;
};

/** The port of multicast DNS. */
const multicastPort = 5353;
/** How long the goodbye may take; a network that is gone hears none, ms. */
const goodbyeMilliseconds = 500;

/** Multicast DNS through bonjour-service. Whatever goes wrong with it is logged and hurts nothing else. */
export function createAdvertiser(logger: Logger): Advertiser {
  let said: string | undefined;
  let bonjour: Bonjour | undefined;
  let turn: Promise<void> = Promise.resolve();

  const change = async (advertisement: Advertisement | undefined, text: string | undefined) => {
    if (text === said) return;
    said = text;
    if (bonjour) await withdraw(bonjour);
    bonjour = advertisement && (await publish(advertisement, logger));
  };

  return {
    say(advertisement) {
      const text = advertisement && JSON.stringify(advertisement);
      turn = turn
        .then(() => change(advertisement, text))
        .catch((error: unknown) => logger.warn({ err: error }, 'not advertised in the house'));
      return turn;
    },
  };
}

/** The library is loaded with the first thing to say: there may never be one. */
async function publish(advertisement: Advertisement, logger: Logger): Promise<Bonjour | undefined> {
  const { name, host, port, id, version, addresses } = advertisement;
  const first = addresses.find(({ family }) => family === 'IPv4');
  if (!first) return undefined;
  // Without these two the library wants a default route, which a house without internet does not have.
  const socket = { port: multicastPort, interface: first.address, bind: '0.0.0.0' };
  const complain = (error: unknown) => logger.warn({ err: error }, 'multicast DNS does not work here');
  const library = await import('bonjour-service');
  const bonjour = new library.Bonjour(socket, complain);
  socketOf(bonjour).on('error', complain).on('warning', complain);
  const service = bonjour.publish({ name, type: 'clawchat', port, host, txt: { id, version } });
  sayOnly(service, addresses);
  return bonjour;
}

/** The library keeps it to itself, but an error that nobody hears would end the process. */
const socketOf = (bonjour: Bonjour) => (bonjour as unknown as { server: { mdns: EventEmitter } }).server.mdns;

/** The library would add every address of the computer, virtual ones included, whether they answer or not. */
function sayOnly(service: Service, addresses: Advertisement['addresses']): void {
  const every = service.records.bind(service);
  service.records = () => [
    ...every().filter(({ type }) => type !== 'A' && type !== 'AAAA'),
    ...addresses.map(({ address, family }) => ({
      name: service.host,
      type: family === 'IPv4' ? ('A' as const) : ('AAAA' as const),
      ttl: 120,
      data: address,
    })),
  ];
}

function withdraw(bonjour: Bonjour): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(end, goodbyeMilliseconds);
    function end() {
      clearTimeout(limit);
      bonjour.destroy(resolve);
    }
    bonjour.unpublishAll(end);
  });
}
