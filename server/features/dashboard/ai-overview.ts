import { describeOllama } from '../../ai/ollama-models.ts';
import { AiError } from '../../ai/provider.ts';
import { shownAddress } from '../../lib/shown-address.ts';
import type { Services } from '../../services.ts';
import type { AiOverview } from './ai.schema.ts';
import { ollamaSettings } from './dashboard.ts';

/** The page waits for this. */
const lookMilliseconds = 3_000;

/** Who answers, and who could. Never throws for an AI that cannot be reached. */
export async function readAiOverview(
  { config, aiStatus, aiConnected }: Services,
  signal: AbortSignal,
): Promise<AiOverview> {
  const { AI_PROVIDER, AI_MODEL, AI_BASE_URL, AI_API_KEY } = config.current().values;
  const { checkedAt, error } = aiStatus.current();
  const settings = ollamaSettings(config.current());
  const isConfigured = AI_PROVIDER === 'ollama';
  const chosen = (name: string) => isConfigured && [AI_MODEL, `${AI_MODEL}:latest`].includes(name);
  const { models, ...ollama } = await lookForOllama(settings, signal);
  return {
    current: {
      provider: AI_PROVIDER,
      model: AI_MODEL,
      base_url: shownAddress(AI_BASE_URL),
      connected: aiConnected(),
      checked_at: checkedAt?.toISOString(),
      code: error?.code,
      error: error?.message,
    },
    ollama: {
      ...ollama,
      is_configured: isConfigured,
      address: shownAddress(settings.baseUrl),
      models: models.map((model) => ({
        name: model.name,
        size_bytes: model.sizeBytes,
        modified_at: model.modifiedAt,
        family: model.family,
        parameter_size: model.parameterSize,
        quantization: model.quantization,
        is_chosen: chosen(model.name),
      })),
      download_url: 'https://ollama.com/download',
      library_url: 'https://ollama.com/library',
    },
    openai: { is_configured: AI_PROVIDER === 'openai', key_is_set: AI_API_KEY !== '' },
  };
}

async function lookForOllama(settings: ReturnType<typeof ollamaSettings>, signal: AbortSignal) {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(lookMilliseconds)]);
  try {
    return { found: true, ...(await describeOllama(settings, limit)) };
  } catch (error) {
    if (error instanceof AiError) return { found: false, models: [], code: error.code, error: error.message };
    if (limit.aborted)
      return { found: false, models: [], code: 'TIMEOUT', error: 'Ollama did not answer in time.' };
    throw error;
  }
}
