import { createProvider } from '../../ai/create-provider.ts';
import { AiError, type AiSettings } from '../../ai/provider.ts';
import type { Config } from '../../config.ts';
import { shownAddress } from '../../lib/shown-address.ts';
import type { Services } from '../../services.ts';
import { version } from '../../version.ts';
import type { DashboardStatus } from './dashboard.schema.ts';
import { measureSpeed } from './speed.ts';

export type { HomeLines } from './home.schema.ts';
export { readHomeLines } from './home-lines.ts';

/** Longest a trial of an AI may take, ms: loading a large model from disk is slow. */
const trialMilliseconds = 60_000;

/** Everything on the dashboard's first page, at this moment. */
export async function readStatus(services: Services): Promise<DashboardStatus> {
  const { config, auth, pin, hub, aiStatus, addresses, startedAt } = services;
  const { values, dataDir, timeZone } = config.current();
  const failures = await auth.failures();
  const ai = aiStatus.current();
  const reachable = addresses();
  const lan = services.network.lan();
  return {
    version,
    started_at: startedAt.toISOString(),
    data_dir: dataDir,
    time_zone: timeZone,
    port: services.port(),
    lan: lan.on,
    lan_locked: lan.locked,
    addresses: reachable,
    ai: {
      provider: values.AI_PROVIDER,
      model: values.AI_MODEL,
      base_url: shownAddress(values.AI_BASE_URL),
      connected: services.aiConnected(),
      checked_at: ai.checkedAt?.toISOString(),
      error: ai.error?.message,
    },
    pin: { locked: pin.locked, weak: pin.weak },
    sign_in: { failures_last_day: failures.count, last_failure: failures.last, blocked: failures.blocked },
    connected_sockets: hub.count(),
    warnings: warningsOf(services),
  };
}

/** How the server is reached is told by the state lines of the first page. */
function warningsOf({ pin, keyWarnings }: Services): string[] {
  const warnings = keyWarnings();
  if (pin.weak) warnings.push('The PIN set outside the dashboard is easy to guess. Choose another one.');
  return warnings;
}

export type AiTrial = {
  provider?: AiSettings['provider'] | undefined;
  base_url?: string | undefined;
  api_key?: string | undefined;
  model?: string | undefined;
};

/** The configured AI with some values replaced, without saving them. */
function trialSettings(config: Config, trial: AiTrial): AiSettings {
  const { AI_PROVIDER, AI_BASE_URL, AI_API_KEY, AI_MODEL } = config.values;
  const baseUrl = (trial.base_url ?? AI_BASE_URL).replace(/\/+$/, '');
  // The saved key belongs to the saved address and goes nowhere else.
  const savedKey = baseUrl === AI_BASE_URL ? AI_API_KEY : '';
  return {
    provider: trial.provider ?? AI_PROVIDER,
    baseUrl,
    apiKey: trial.api_key ?? savedKey,
    model: trial.model ?? AI_MODEL,
  };
}

/** Where Ollama's usual place is. */
const usualOllama = 'http://localhost:11434';

/** The Ollama that is configured, or the one that may be on this computer while another AI is configured. */
export function ollamaSettings(config: Config): AiSettings {
  const { AI_PROVIDER, AI_BASE_URL, AI_API_KEY, AI_MODEL } = config.values;
  if (AI_PROVIDER === 'ollama')
    return { provider: 'ollama', baseUrl: AI_BASE_URL, apiKey: AI_API_KEY, model: AI_MODEL };
  return { provider: 'ollama', baseUrl: usualOllama, apiKey: '', model: AI_MODEL };
}

const trialLimit = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(trialMilliseconds)]);

/** Lets an AI talk and says how fast it does, or why it failed. Never throws for a failing AI. */
export async function tryAi(config: Config, trial: AiTrial, signal: AbortSignal) {
  const provider = createProvider(trialSettings(config, trial));
  try {
    const limit = trialLimit(signal);
    await provider.check(limit);
    return { connected: true, ...(await measureSpeed(provider, limit)) };
  } catch (error) {
    return { connected: false, ...explain(error, signal) };
  }
}

/** Models an AI offers; empty with the reason when it cannot be asked. */
export async function listModels(config: Config, trial: AiTrial, signal: AbortSignal) {
  try {
    const models = await createProvider(trialSettings(config, trial)).listModels(trialLimit(signal));
    return { models: models.map(({ name, sizeBytes }) => ({ name, size_bytes: sizeBytes })) };
  } catch (error) {
    return { models: [], error: explain(error, signal).error };
  }
}

function explain(error: unknown, asking: AbortSignal): { error: string; code: string } {
  if (error instanceof AiError) return { error: error.message, code: error.code };
  if (asking.aborted) return { error: 'Nobody waits for the answer any more.', code: 'TIMEOUT' };
  if (error instanceof DOMException) return { error: 'The AI did not answer in time.', code: 'TIMEOUT' };
  throw error;
}
