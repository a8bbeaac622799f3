import { z } from 'zod';
import { fatalCode, lanState, noticeTarget, reachableAddress } from '../server/protocol.ts';

/**
 * Everything the dashboard page may ask of the desktop app. The page reaches the server itself over HTTP with
 * the address and token found in `AppState`; only what a web page cannot do goes through here.
 */

export const appState = z.object({
  phase: z.enum(['starting', 'ready', 'restarting', 'stopped', 'failed']),
  /** Loopback origin of the server, in phase `ready`. */
  serverUrl: z.string().optional(),
  /** Access token of the desktop's own session, in phase `ready`. */
  token: z.string().optional(),
  addresses: z.array(reachableAddress),
  /** Whether others than this computer may come in; in phase `ready`. */
  lan: lanState.optional(),
  /** RFC 3339, UTC; in phase `ready`. */
  startedAt: z.string().optional(),
  /** The PIN made at the very first start, until the owner says it is noted. */
  firstPin: z.string().optional(),
  /** In phases `restarting`, `stopped` and `failed`: what happened, in words, and where to read more. */
  failure: z.object({ code: fatalCode, message: z.string(), logPath: z.string() }).optional(),
  connectedSockets: z.number(),
  /** What the owner asked to see by clicking a notice; until the page says that it is closed. */
  opened: noticeTarget.optional(),
});
export type AppState = z.infer<typeof appState>;

const nothing = z.undefined();
const done = z.void();

/** Requests of the page: channel name, input and output. */
export const bridgeRequests = {
  'app:get-state': { input: nothing, output: appState },
  'app:retry': { input: nothing, output: done },
  'app:forget-first-pin': { input: nothing, output: done },
  'app:close-opened': { input: nothing, output: done },
  'app:copy-text': { input: z.string().max(4000), output: done },
  'app:open-data-folder': { input: nothing, output: done },
  'app:open-log': { input: nothing, output: done },
  /** `https:` and `mailto:` only. */
  'app:open-external': { input: z.string().max(2000), output: done },
  'app:quit': { input: nothing, output: done },
} as const;

/** Pushed to the page whenever the state changes. */
export const stateChannel = 'app:state';

export type BridgeChannel = keyof typeof bridgeRequests;

/** What the preload script puts on `window.clawchat`. Absent in a plain browser. */
export type DesktopBridge = {
  request<C extends BridgeChannel>(
    channel: C,
    input: z.infer<(typeof bridgeRequests)[C]['input']>,
  ): Promise<z.infer<(typeof bridgeRequests)[C]['output']>>;
  /** Returns the function that ends the subscription. */
  onState(listener: (state: AppState) => void): () => void;
};
