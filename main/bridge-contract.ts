import { z } from 'zod';
import {
  fatalCode,
  lanState,
  noticeTarget,
  reachableAddress,
  remedy,
  startStep,
} from '../server/protocol.ts';

/**
 * Everything the dashboard page may ask of the desktop app. The page reaches the server itself over HTTP with
 * the address and token found in `AppState`; only what a web page cannot do goes through here.
 */

/** The switches of the desktop itself, as they are in effect: the system's word counts, not ours. */
export const preferences = z.object({
  /** Closing the window leaves the app in the tray. */
  keepInTray: z.boolean(),
  startAtLogin: z.boolean(),
  /** What the owner must do or know so that the switch has its effect. */
  startAtLoginNote: z.string().optional(),
});
export type Preferences = z.infer<typeof preferences>;

const preferenceName = z.enum(['keepInTray', 'startAtLogin']);

/** Where looking for a newer version has got to. */
export const updateState = z.object({
  /** `off`: this copy was built without a place where updates are published. */
  phase: z.enum(['off', 'idle', 'checking', 'current', 'downloading', 'ready', 'failed']),
  /** In words, for the owner. */
  text: z.string(),
});
export type UpdateState = z.infer<typeof updateState>;

/** A part of the page that the owner asked for from outside it. */
export const pagePart = z.enum(['pairing', 'chat', 'settings']);
export type PagePart = z.infer<typeof pagePart>;

export const appState = z.object({
  phase: z.enum(['starting', 'ready', 'restarting', 'stopped', 'failed']),
  /** In phases `starting` and `restarting`: what takes so long. */
  progress: startStep.optional(),
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
  failure: z
    .object({
      code: fatalCode,
      message: z.string(),
      logPath: z.string(),
      /** Whether the server never came up, or fell over when it had. */
      stage: z.enum(['start', 'run']),
      /** Ways out besides another attempt, best first. */
      remedies: z.array(remedy),
    })
    .optional(),
  /** Devices that hear what happens right now. */
  connectedPhones: z.number(),
  /** Reminders that were told and are not done with. */
  openReminders: z.number(),
  /** An answer, an upload, a backup or the like is under way. */
  busy: z.boolean(),
  /** Absolute. */
  dataFolder: z.string(),
  preferences,
  update: updateState,
  /** What the owner asked to see by clicking a notice; until the page says that it is closed. */
  opened: noticeTarget.optional(),
  /** What the owner asked for in the tray, a menu or a link; until the page says that it is there. */
  asked: pagePart.optional(),
});
export type AppState = z.infer<typeof appState>;

const nothing = z.undefined();
const done = z.void();

/** Requests of the page: channel name, input and output. */
export const bridgeRequests = {
  'app:get-state': { input: nothing, output: appState },
  'app:retry': { input: nothing, output: done },
  /** One of the remedies of the failure. What is not on offer any more is refused. */
  'app:use-remedy': { input: remedy, output: done },
  'app:forget-first-pin': { input: nothing, output: done },
  'app:close-opened': { input: nothing, output: done },
  'app:close-asked': { input: nothing, output: done },
  'app:set-preference': { input: z.object({ name: preferenceName, on: z.boolean() }), output: done },
  'app:check-for-updates': { input: nothing, output: done },
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
