import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createDoor, type Door } from '../http/door.ts';
import type { Notices } from '../live/notices.ts';
import type { TimeLimits } from '../time-limits.ts';
import type { NetworkMemory } from './network-memory.ts';
import { isMovable, portsForDesktop } from './ports.ts';

/** The way in, not yet open. */
export function makeDoor(
  { values, sources }: Config,
  memory: NetworkMemory,
  limits: TimeLimits,
  logger: Logger,
  mayMove: boolean,
): Door {
  const { HOST, PORT, LAN_ACCESS } = values;
  return createDoor({
    host: HOST,
    ports: mayMove ? portsForDesktop(PORT, sources.PORT, memory.get().port) : [PORT],
    lan: LAN_ACCESS,
    hasWindow: mayMove,
    headersMilliseconds: limits.headers,
    farewellMilliseconds: limits.farewell,
    logger,
  });
}

/** Phones find the server where it was, so the port is kept; and the owner hears when that was not possible. */
export function rememberPort(door: Door, { sources }: Config, memory: NetworkMemory, notices: Notices): void {
  const { port } = door.bound();
  if (isMovable(sources.PORT) && memory.get().port !== port) memory.change({ port });
  const before = door.movedFromPort();
  if (before === undefined) return;
  notices.show({
    title: `ClawChat moved to port ${port}`,
    body: `Another program uses port ${before}. Phones that knew the old address need the new one: scan the code again.`,
  });
}
