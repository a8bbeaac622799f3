import { z } from 'zod';

/**
 * Messages between the desktop's main process and the server process. Both ends parse what they receive,
 * so a version mismatch shows up as a clear error and not as a hang.
 */

/** Why the server cannot run at all. The desktop has one screen with a way out for each. */
export const fatalCodes = [
  'CONFIG_INVALID',
  'PORT_IN_USE',
  'DATABASE_TOO_NEW',
  'DATABASE_DAMAGED',
  'DATABASE_FOREIGN',
  'DISK_FULL',
  'DATA_FOLDER_UNAVAILABLE',
  'UNEXPECTED',
] as const;

export const fatalCode = z.enum(fatalCodes);
export type FatalCode = z.infer<typeof fatalCode>;

/** One address under which phones may reach the server, best first in every list. */
export const reachableAddress = z.object({
  /** `http://host:port`, no trailing slash. */
  url: z.string(),
  address: z.string(),
  /** Name of the network adapter, as the system calls it. */
  interface: z.string(),
  family: z.enum(['IPv4', 'IPv6']),
});
export type ReachableAddress = z.infer<typeof reachableAddress>;

/** What a notice is about: clicking it opens that. */
export const noticeTarget = z.object({
  kind: z.enum(['todo', 'event']),
  id: z.string(),
  /** `YYYY-MM-DD`, for one date of a series. */
  date: z.string().optional(),
});
export type NoticeTarget = z.infer<typeof noticeTarget>;

/** Whether others than this computer may reach the server. */
export const lanState = z.object({
  on: z.boolean(),
  /** Set outside the app, or HOST names loopback, so that it cannot be switched here. */
  locked: z.boolean(),
});
export type LanState = z.infer<typeof lanState>;

/** A way out of a fatal state that the owner may choose. */
export const remedy = z.discriminatedUnion('kind', [
  /** Brings what can be read of a damaged database into a new file, and offers that; changes nothing else. */
  z.object({ kind: z.literal('salvage') }),
  /** Sets the database aside and goes on with a copy of it. */
  z.object({
    kind: z.literal('use-copy'),
    source: z.enum(['before-upgrade', 'rescued', 'backup']),
    /** Absolute. */
    path: z.string(),
    /** RFC 3339, UTC. */
    madeAt: z.string(),
  }),
  /** Sets the database aside and starts with an empty one. */
  z.object({ kind: z.literal('start-empty') }),
  /** Takes any free port, for this run. */
  z.object({ kind: z.literal('other-port') }),
  /** Another data folder; asked for by the desktop itself. */
  z.object({ kind: z.literal('choose-folder') }),
]);
export type Remedy = z.infer<typeof remedy>;

/** What takes long in a start. */
export const startStep = z.enum(['unlocking', 'copying', 'upgrading', 'checking', 'salvaging']);
export type StartStep = z.infer<typeof startStep>;

/** Whether the system seals keys for this app. `no_keyring`: it only pretends to, as Linux does without a keyring. */
const keychainState = z.enum(['available', 'no_keyring', 'unavailable']);
export type KeychainState = z.infer<typeof keychainState>;

/** `look` answers with the state, `seal` and `unseal` with a text. */
const keychainAction = z.enum(['look', 'seal', 'unseal']);
export type KeychainAction = z.infer<typeof keychainAction>;

const keychainAnswer = z.union([
  z.object({ state: keychainState }),
  /** `stale`: the system has another key now, with which the text is to be sealed anew. */
  z.object({ text: z.string(), stale: z.boolean() }),
  /** Never holds a piece of the text. */
  z.object({ problem: z.string() }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswer>;

const keychainReply = z.object({ type: z.literal('keychain'), id: z.number(), answer: keychainAnswer });
export type KeychainReply = z.infer<typeof keychainReply>;

export const messageToServer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('configure'),
    /** Absolute path of the data folder (Electron's userData). */
    dataDir: z.string(),
    /** The owner chose the folder, so it is not made when it is missing. */
    dataDirMustExist: z.boolean(),
    /** The command line of the app, without the program itself: `--port 9000`, `--port=9000`. */
    argv: z.array(z.string()),
    /** The process that is served: without it the server ends. */
    parentPid: z.number().int().positive(),
    /** What the owner chose when the server could not start. */
    remedy: remedy.optional(),
  }),
  z.object({ type: z.literal('health'), id: z.number() }),
  /** The owner pressed a button of a notice; `action` is its place among the labels. */
  z.object({ type: z.literal('notice-action'), id: z.string(), action: z.number().int().min(0) }),
  /** The owner lets others in, or shuts them out. The next `state` says what came of it. */
  z.object({ type: z.literal('set-lan'), on: z.boolean() }),
  /** The computer slept: what is due is due now, and the network may be another one. */
  z.object({ type: z.literal('wake') }),
  keychainReply,
  z.object({ type: z.literal('shutdown') }),
]);
export type MessageToServer = z.infer<typeof messageToServer>;

export const messageFromServer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    /** Loopback origin for the desktop's own window. */
    url: z.string(),
    port: z.number(),
    addresses: z.array(reachableAddress),
    lan: lanState,
    /** Access token of the desktop's own session; ends with the server process. */
    dashboardToken: z.string(),
    /** Only on the very first start: the PIN in clear, never stored anywhere. */
    firstPin: z.string().optional(),
    version: z.string(),
    /** RFC 3339, UTC. */
    startedAt: z.string(),
  }),
  /** Sent whenever one of these changes while running. */
  z.object({
    type: z.literal('state'),
    addresses: z.array(reachableAddress),
    lan: lanState,
    /** Devices that are signed in and hear what happens, however many sockets each has open. */
    connectedPhones: z.number(),
    /** Reminders that were told and are not done with. */
    openReminders: z.number().int().min(0),
    /** An answer, an upload, a backup or the like is under way: the computer should not fall asleep. */
    busy: z.boolean(),
  }),
  /** Something the owner should see at once, as a notice of the system. */
  z.object({
    type: z.literal('notify'),
    id: z.string(),
    title: z.string(),
    body: z.string(),
    opens: noticeTarget.optional(),
    /** Labels of its buttons; systems without buttons leave them out. */
    actions: z.array(z.string()),
  }),
  z.object({ type: z.literal('health'), id: z.number(), ok: z.boolean() }),
  /** Only the app's main process reaches the keychain of the system. Answered by the message of the same name. */
  z.object({ type: z.literal('keychain'), id: z.number(), action: keychainAction, text: z.string() }),
  /** Before `ready`: the start takes longer than usual, and how much longer it may take from now on, ms. */
  z.object({ type: z.literal('progress'), step: startStep, within: z.number().positive() }),
  z.object({
    type: z.literal('fatal'),
    code: fatalCode,
    message: z.string(),
    /** Ways out, best first. */
    remedies: z.array(remedy),
  }),
]);
export type MessageFromServer = z.infer<typeof messageFromServer>;
