import type { Frame } from './frames.ts';
import type { Hub } from './hub.ts';

/**
 * A hub that keeps what it is to broadcast until `flush`, and then says the same thing only once: ten changed todos are
 * one reload for the clients.
 */
export function tellOnce(hub: Hub): { hub: Hub; flush(): void } {
  const frames = new Map<string, Frame>();
  return {
    hub: { ...hub, broadcast: (frame) => void frames.set(JSON.stringify(frame), frame) },
    flush: () => {
      for (const frame of frames.values()) hub.broadcast(frame);
      frames.clear();
    },
  };
}
