import { ipcMain, type WebContents } from 'electron';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type BridgeChannel, bridgeRequests } from './bridge-contract.ts';
import { isTrustedSender } from './trusted-sender.ts';

type Input<C extends BridgeChannel> = z.infer<(typeof bridgeRequests)[C]['input']>;
type Output<C extends BridgeChannel> = z.infer<(typeof bridgeRequests)[C]['output']>;

/** One handler for each entry of the contract, or it does not compile. */
export type BridgeHandlers = { [C in BridgeChannel]: (input: Input<C>) => Output<C> | Promise<Output<C>> };

export type BridgeOptions = {
  handlers: BridgeHandlers;
  /** The page of our window. */
  contents: WebContents;
  log: Logger;
};

/**
 * Answers the page. A request is heard only from the dashboard's own page in our own window, and only in the shape
 * the contract gives it; the page receives every error as a rejected promise with its message.
 */
export function openBridge({ handlers, contents, log }: BridgeOptions): void {
  for (const channel of Object.keys(bridgeRequests) as BridgeChannel[]) {
    ipcMain.handle(channel, async (event, data: unknown) => {
      if (!isTrustedSender(event, contents)) {
        log.warn({ channel }, 'refused a request that does not come from the dashboard');
        throw new Error('Only the dashboard may ask this.');
      }
      return await answer(handlers, channel, data);
    });
  }
}

async function answer<C extends BridgeChannel>(
  handlers: BridgeHandlers,
  channel: C,
  data: unknown,
): Promise<Output<C>> {
  const input = bridgeRequests[channel].input.safeParse(data);
  if (!input.success) throw new Error(`${channel} does not take this: ${input.error.issues[0]?.message}`);
  return await handlers[channel](input.data as Input<C>);
}
