import { z } from 'zod';

/** What the AI screen shows: who answers, and who could. */

export const aiOverview = z.object({
  /** The one that is configured; details of its state are in the line `ai` of the home page. */
  current: z.object({
    provider: z.enum(['ollama', 'openai', 'builtin']),
    model: z.string(),
    /** Without name and password. */
    base_url: z.string(),
    connected: z.boolean(),
    checked_at: z.string().optional(),
    code: z.string().optional(),
    error: z.string().optional(),
  }),
  /** The Ollama that is configured, or the one that may be on this computer. */
  ollama: z.object({
    found: z.boolean(),
    is_configured: z.boolean(),
    address: z.string(),
    version: z.string().optional(),
    /** Why it was not found, as a sentence and as a code: `UNREACHABLE` where there is none. */
    code: z.string().optional(),
    error: z.string().optional(),
    models: z.array(
      z.object({
        name: z.string(),
        size_bytes: z.number().optional(),
        modified_at: z.string().optional(),
        family: z.string().optional(),
        /** `3.2B` */
        parameter_size: z.string().optional(),
        /** `Q4_K_M` */
        quantization: z.string().optional(),
        is_chosen: z.boolean(),
      }),
    ),
    download_url: z.string(),
    library_url: z.string(),
  }),
  openai: z.object({ is_configured: z.boolean(), key_is_set: z.boolean() }),
});
export type AiOverview = z.infer<typeof aiOverview>;
