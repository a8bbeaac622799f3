import type { Logger } from 'pino';
import type { Frame } from '../live/frames.ts';
import type { Hub } from '../live/hub.ts';

/** Tells phones, and remembers what is on its way. */
export type Messenger = {
  /**
   * Sends frames to every socket. When nobody hears them and `push` reaches nobody either, `onNobody` is called, to take
   * back that they were told.
   */
  tell(
    frames: readonly Frame[],
    onNobody: () => Promise<void>,
    push?: (isHeard: boolean) => Promise<boolean>,
  ): void;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
};

export function createMessenger(hub: Hub, logger: Logger): Messenger {
  const underWay = new Set<Promise<void>>();
  return {
    tell(frames, onNobody, push) {
      // At once and not later: what is marked as told must be on its way before anything can end the process.
      const isHeard = hub.isHeard();
      if (isHeard) for (const frame of frames) hub.broadcast(frame);
      const rest = (async () => {
        const isPushed = (await push?.(isHeard)) ?? false;
        if (!isHeard && !isPushed) await onNobody();
      })();
      const settled = rest
        .catch((error: unknown) => logger.error({ err: error }, 'phones could not be told'))
        .finally(() => underWay.delete(settled));
      underWay.add(settled);
    },
    idle: async () => {
      await Promise.all(underWay);
    },
  };
}
