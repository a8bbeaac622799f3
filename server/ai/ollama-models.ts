import { z } from 'zod';
import { ollamaAddress, targetOf, usableKey } from './address.ts';
import { fetchDocument } from './call.ts';
import { type AiLimits, defaultLimits } from './limits.ts';
import type { AiSettings } from './provider.ts';
import { readDocument } from './read-document.ts';

const modelList = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      size: z.number().optional(),
      modified_at: z.string().optional(),
      details: z
        .object({
          family: z.string().optional(),
          parameter_size: z.string().optional(),
          quantization_level: z.string().optional(),
        })
        .nullish(),
    }),
  ),
});
const versionAnswer = z.object({ version: z.string() });

export type OllamaModel = {
  name: string;
  sizeBytes: number | undefined;
  modifiedAt: string | undefined;
  family: string | undefined;
  /** `3.2B` */
  parameterSize: string | undefined;
  /** `Q4_K_M` */
  quantization: string | undefined;
};

/** Which Ollama answers and what it has: https://github.com/ollama/ollama/blob/main/docs/api.md. @throws {AiError} */
export async function describeOllama(
  settings: AiSettings,
  signal: AbortSignal,
  limits: AiLimits = defaultLimits,
): Promise<{ version: string; models: OllamaModel[] }> {
  const call = { target: targetOf(settings), limits, signal };
  const key = usableKey(settings);
  const ask = (path: string) =>
    fetchDocument(call, async (fetch): Promise<unknown> => {
      const headers: Record<string, string> = key === '' ? {} : { Authorization: `Bearer ${key}` };
      return (await fetch(`${ollamaAddress(settings)}${path}`, { headers })).json();
    });
  const { version } = readDocument(versionAnswer, await ask('/api/version'), call.target);
  const { models } = readDocument(modelList, await ask('/api/tags'), call.target);
  return {
    version,
    models: models.map(({ name, size, modified_at, details }) => ({
      name,
      sizeBytes: size,
      modifiedAt: modified_at,
      family: details?.family,
      parameterSize: details?.parameter_size,
      quantization: details?.quantization_level,
    })),
  };
}
