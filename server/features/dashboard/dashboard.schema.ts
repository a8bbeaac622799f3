import { z } from 'zod';
import { reachableAddress } from '../../protocol.ts';

/**
 * What the owner's dashboard reads and writes beyond the clients' own API. Open to sessions made with the PIN
 * or by the desktop window, not to paired devices.
 */

export const aiStatus = z.object({
  provider: z.enum(['ollama', 'openai', 'builtin']),
  model: z.string(),
  base_url: z.string(),
  connected: z.boolean(),
  checked_at: z.string().optional(),
  /** Why it is not connected, as a sentence for the owner. */
  error: z.string().optional(),
});

export const dashboardStatus = z.object({
  version: z.string(),
  /** RFC 3339, UTC. */
  started_at: z.string(),
  data_dir: z.string(),
  time_zone: z.string(),
  port: z.number().int(),
  /** False when the server listens on loopback only. */
  lan: z.boolean(),
  /** Set outside the dashboard, or HOST names loopback, so that it cannot be switched here. */
  lan_locked: z.boolean(),
  addresses: z.array(reachableAddress),
  ai: aiStatus,
  pin: z.object({
    /** Set by the command line, the environment or `.env`, so that it cannot be changed here. */
    locked: z.boolean(),
    weak: z.boolean(),
  }),
  sign_in: z.object({
    failures_last_day: z.number().int(),
    last_failure: z.object({ address: z.string(), at: z.string() }).optional(),
    /** True while the whole server refuses further guesses. */
    blocked: z.boolean(),
  }),
  connected_sockets: z.number().int(),
  /** Sentences about things the owner should know, such as a weak PIN. */
  warnings: z.array(z.string()),
});
export type DashboardStatus = z.infer<typeof dashboardStatus>;

export const lanChange = z.object({ enabled: z.boolean() });
export const lanAnswer = z.object({ enabled: z.boolean(), locked: z.boolean() });

/** One of the addresses of the status; it is preferred in this network from now on. */
export const addressChoice = z.object({ url: z.string().max(200) });
export const addressAnswer = z.object({ addresses: z.array(reachableAddress) });

export const reachFinding = z.object({
  code: z.enum([
    'NOT_LISTENING',
    'PORT_TAKEN',
    'NO_NETWORK',
    'ADDRESS_SILENT',
    'ONLY_VIRTUAL',
    'OTHER_SUBNET',
    'FIREWALL_LIKELY',
  ]),
  /** What is wrong, and the one thing to do about it, as sentences for the owner. */
  message: z.string(),
  next_step: z.string(),
});
export type ReachFinding = z.infer<typeof reachFinding>;

export const reachReport = z.object({
  /** Somebody from outside this computer came in since its addresses changed, and nothing has broken since. */
  reachable: z.boolean(),
  findings: z.array(reachFinding),
  last_visitor: z.object({ address: z.string(), at: z.string() }).optional(),
  addresses: z.array(
    z.object({
      url: z.string(),
      interface: z.string(),
      kind: z.enum(['lan', 'shared', 'virtual']),
      /** Whether this computer reaches itself there. */
      answers: z.boolean(),
    }),
  ),
});
export type ReachReport = z.infer<typeof reachReport>;

export type { DashboardSettings } from './settings.schema.ts';

export const pinChange = z.object({
  new_pin: z.string().max(128),
  /** Needed in the browser, not in the desktop window. */
  current_pin: z.string().max(1000).optional(),
});

/** `phones`: paired ones, too; they have to be paired again. */
export const signOutRequest = z.object({ phones: z.boolean() });
export const signOutAnswer = z.object({ phones: z.number().int() });

/** Values being tried before they are saved; absent ones are taken from the present configuration. */
export const aiTrial = z.object({
  provider: z.enum(['ollama', 'openai', 'builtin']).optional(),
  base_url: z.string().max(2000).optional(),
  api_key: z.string().max(1000).optional(),
  model: z.string().max(200).optional(),
});

export const aiTrialResult = z.object({
  connected: z.boolean(),
  /** Until the first piece of an answer, ms. */
  latency_ms: z.number().optional(),
  /** Pieces of the answer a second, which are tokens for most services; absent when it was too short to tell. */
  tokens_per_second: z.number().optional(),
  error: z.string().optional(),
  code: z.string().optional(),
});

export const aiModels = z.object({
  models: z.array(z.object({ name: z.string(), size_bytes: z.number().optional() })),
  error: z.string().optional(),
});
