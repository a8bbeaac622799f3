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
  /** Whether a window of this computer goes on using the port of the start when the server has moved to another. */
  hasWindow?: boolean;
  /** How long sockets have to say goodbye when others are shut out, ms. */
  farewellMilliseconds: number;
  logger: Logger;
};

export type DoorHandlers = Omit<Handlers, 'connection'> & {
  /** Others are being shut out: the time for their sockets to say goodbye begins. */
  shutOut(): void;
};

export type Place = { host: string; port: number };

/** A place that is being tried. */
export type PlaceOnTrial = {
  /** Stays here; what listened before is given up. */
  keep(): Promise<void>;
  /** Listens where it did before. @throws {StartError} when another program has taken the port meanwhile */
  takeBack(): Promise<void>;
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
  /**
   * Listens at another place. With another port the old one goes on answering until the trial is over.
   *
   * @throws {StartError} when that cannot be had; then it stays as it was
   */
  tryPlace(place: Place): Promise<PlaceOnTrial>;
  /** Calls back with every connection. Returns the function that takes the interest back. */
  watch(onConnection: (socket: Socket) => void): () => void;
  /** Lets running requests end for as long as given, then cuts them. */
  close(graceMilliseconds: number): Promise<void>;
};

const loopbackHost = '127.0.0.1';

export function createDoor(options: DoorOptions): Door {
  const { ports, headersMilliseconds, farewellMilliseconds, logger } = options;
  let { host } = options;
  const isLocal = (name: string) => isLoopback(name) || name === 'localhost';
  const isLocalOnly = () => isLocal(host);
  const hostFor = (lan: boolean, at = host) => (lan || isLocal(at) ? at : loopbackHost);
  const watchers = new Set<(socket: Socket) => void>();
  const retired = new Set<Listening>();
  const windowDoors: Listening[] = [];
  let wanted = options.lan;
  let current: Listening | undefined;
  /** The place before the present one, as long as that is on trial. */
  let beside: Listening | undefined;
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

  const retire = (listening: Listening | undefined) => {
    if (!listening) return;
    listening.retire();
    retired.add(listening);
    void listening.closed.then(() => retired.delete(listening));
  };

  const leaveBeside = () => {
    retire(beside);
    beside = undefined;
  };

  const leaveOthers = () => {
    leaveBeside();
    shutOut();
  };

  const change = async (on: boolean) => {
    const before = current;
    if (!before || isLocalOnly() || on === wanted) return;
    retire(before);
    if (!on) leaveOthers();
    const { port } = before.bound;
    try {
      current = await listenOn(hostFor(on), port);
      wanted = on;
    } catch (error) {
      current = await listenOn(hostFor(wanted), port);
      throw error;
    }
  };

  /** One port cannot be listened on twice: then the old place is left before the new one is taken. */
  const move = async (place: Place, before: Listening) => {
    const wasLocalOnly = isLocalOnly();
    if (place.port === before.bound.port) await swap(place.host, before);
    else {
      leaveWindowDoor(place.port);
      current = await listenOn(hostFor(wanted, place.host), place.port);
      beside = before;
      host = place.host;
    }
    if (isLocalOnly() && !wasLocalOnly) leaveOthers();
  };

  /** The way back to a port that is kept for the window leads through that. */
  const leaveWindowDoor = (port: number) => {
    const index = windowDoors.findIndex(({ bound: { port: kept } }) => kept === port);
    if (index >= 0) retire(windowDoors.splice(index, 1)[0]);
  };

  const swap = async (newHost: string, before: Listening) => {
    retire(before);
    try {
      current = await listenOn(hostFor(wanted, newHost), before.bound.port);
      host = newHost;
    } catch (error) {
      current = await listenOn(hostFor(wanted), before.bound.port);
      throw error;
    }
  };

  const moveBack = async (place: Place) => {
    const before = current;
    if (beside && before) {
      retire(before);
      current = beside;
      beside = undefined;
      host = place.host;
    } else if (before) {
      await move(place, before);
      leaveBeside();
    }
  };

  /** The window of this computer knows the old port and no other. */
  const keep = async (oldPort: number) => {
    leaveBeside();
    if (options.hasWindow && bound().port !== oldPort)
      windowDoors.push(await listenOn(loopbackHost, oldPort));
  };

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = turn.catch(() => undefined).then(task);
    turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };

  const bound = () => current?.bound ?? { address: hostFor(wanted), port: ports[0] ?? 0 };
  return {
    bound,
    isOnLan: () => !isLoopback(bound().address),
    get isLocalOnly() {
      return isLocalOnly();
    },
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
    setLan: (on) => inTurn(() => change(on)),
    tryPlace: (place) =>
      inTurn(async () => {
        const old = { host, port: bound().port };
        if (current) await move(place, current);
        return {
          keep: () => inTurn(() => keep(old.port)),
          takeBack: () => inTurn(() => moveBack(old)),
        };
      }),
    watch(onConnection) {
      watchers.add(onConnection);
      return () => void watchers.delete(onConnection);
    },
    async close(graceMilliseconds) {
      await turn.catch(() => undefined);
      const all = [...retired, ...windowDoors, ...(beside ? [beside] : []), ...(current ? [current] : [])];
      await Promise.all(all.map((listening) => listening.close(graceMilliseconds)));
    },
  };
}
