import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { type Bound, isLoopback } from '../lib/addresses.ts';
import { StartError } from '../lib/start-error.ts';
import { type Handlers, type Listening, listen } from './listen.ts';

export type DoorOptions = {
  /** Where to listen for everybody. */
  host: string;
  /** Ports to try, one after the other; 0 takes any free one. */
  ports: readonly number[];
  /** Whether others than this computer may come in at the start. */
  lan: boolean;
  headersMilliseconds: number;
  /** How long sockets have to say goodbye when others are shut out, ms. */
  farewellMilliseconds: number;
  logger: Logger;
};

export type DoorHandlers = Omit<Handlers, 'connection'> & {
  /** Others are being shut out: the time for their sockets to say goodbye begins. */
  shutOut(): void;
};

/** Where the server is listened on: for everybody, or for this computer alone. It can change while it is open. */
export type Door = {
  /** What is listened on; before it is open, what will be. */
  bound(): Bound;
  /** Whether others may come in. */
  isOnLan(): boolean;
  /** HOST names loopback, so nobody else can be let in. */
  readonly isLocalOnly: boolean;
  /** The port that was wanted first, when another program has it. */
  movedFromPort(): number | undefined;
  /** @throws {StartError} `PORT_IN_USE` when all ports are taken, with words for the owner */
  open(handlers: DoorHandlers): Promise<void>;
  /**
   * Lets others in, or shuts them out at once: their connections end, those of this computer stay.
   *
   * @throws {StartError} `PORT_IN_USE` when another program holds the port; then it stays as it was
   */
  setLan(on: boolean): Promise<void>;
  /** Calls back with every connection. Returns the function that takes the interest back. */
  watch(onConnection: (socket: Socket) => void): () => void;
  /** Lets running requests end for as long as given, then cuts them. */
  close(graceMilliseconds: number): Promise<void>;
};

const loopbackHost = '127.0.0.1';

export function createDoor(options: DoorOptions): Door {
  const { host, ports, headersMilliseconds, farewellMilliseconds, logger } = options;
  const isLocalOnly = isLoopback(host) || host === 'localhost';
  const hostFor = (lan: boolean) => (lan ? host : loopbackHost);
  const watchers = new Set<(socket: Socket) => void>();
  const retired = new Set<Listening>();
  let wanted = options.lan || isLocalOnly;
  let current: Listening | undefined;
  let handlers: Handlers | undefined;
  let beforeShut: () => void = () => undefined;
  let turn: Promise<void> = Promise.resolve();

  const listenOn = (address: string, port: number) => {
    if (!handlers) throw new Error('The door is opened before it is turned');
    return listen(handlers, { host: address, port, headersMilliseconds, logger });
  };

  const openFirstFree = async ([port = 0, ...others]: readonly number[]): Promise<Listening> => {
    try {
      return await listenOn(hostFor(wanted), port);
    } catch (error) {
      if (others.length === 0 || !(error instanceof StartError) || error.code !== 'PORT_IN_USE') throw error;
      logger.warn({ port }, 'another program has the port');
      try {
        return await openFirstFree(others);
      } catch {
        // The first one is the one the owner knows.
        throw error;
      }
    }
  };

  const shutOut = () => {
    beforeShut();
    for (const each of retired) each.cutRemote(farewellMilliseconds);
  };

  const change = async (on: boolean) => {
    const before = current;
    if (!before || isLocalOnly || on === wanted) return;
    before.retire();
    retired.add(before);
    void before.closed.then(() => retired.delete(before));
    if (!on) shutOut();
    const { port } = before.bound;
    try {
      current = await listenOn(hostFor(on), port);
      wanted = on;
    } catch (error) {
      current = await listenOn(hostFor(wanted), port);
      throw error;
    }
  };

  const bound = () => current?.bound ?? { address: hostFor(wanted), port: ports[0] ?? 0 };
  return {
    bound,
    isOnLan: () => !isLoopback(bound().address),
    isLocalOnly,
    movedFromPort() {
      const [first = 0] = ports;
      return current === undefined || first === 0 || current.bound.port === first ? undefined : first;
    },
    async open({ request, upgrade, shutOut: sayGoodbye }) {
      beforeShut = sayGoodbye;
      const connection = (socket: Socket) => {
        for (const tell of watchers) tell(socket);
      };
      handlers = { request, upgrade, connection };
      current = await openFirstFree(ports);
    },
    setLan(on) {
      turn = turn.catch(() => undefined).then(() => change(on));
      return turn;
    },
    watch(onConnection) {
      watchers.add(onConnection);
      return () => void watchers.delete(onConnection);
    },
    async close(graceMilliseconds) {
      await turn.catch(() => undefined);
      const all = [...retired, ...(current ? [current] : [])];
      await Promise.all(all.map((listening) => listening.close(graceMilliseconds)));
    },
  };
}
