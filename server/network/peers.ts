import type { Door } from '../http/door.ts';
import { isLoopback } from '../lib/addresses.ts';
import type { Clock } from '../lib/clock.ts';

export type Peer = { address: string; at: Date };

export type Peers = {
  last(): Peer | undefined;
  /** What was true of one network says nothing about the next. */
  forget(): void;
};

/** Who came in from outside this computer last: the proof that others reach it. */
export function watchPeers(door: Pick<Door, 'watch'>, clock: Clock): Peers {
  let last: Peer | undefined;
  door.watch(({ remoteAddress, localAddress }) => {
    const isOwn = remoteAddress === undefined || isLoopback(remoteAddress) || remoteAddress === localAddress;
    if (!isOwn) last = { address: remoteAddress.replace(/^::ffff:/, ''), at: clock.now() };
  });
  return {
    last: () => last,
    forget: () => {
      last = undefined;
    },
  };
}
