import { createBuiltinProvider } from './builtin.ts';
import { type AiLimits, defaultLimits } from './limits.ts';
import type { ModelWindow } from './model-window.ts';
import { createOllamaProvider } from './ollama.ts';
import { createOpenaiProvider } from './openai.ts';
import type { AiProvider, AiSettings } from './provider.ts';

/**
 * The AI the owner chose. Never throws and opens no connection; settings that cannot work show when the provider
 * is used, as `AiError`. Make a new one when the settings change. Providers of the same AI share `window`.
 */
export function createProvider(
  settings: AiSettings,
  options: { limits?: Partial<AiLimits>; window?: ModelWindow } = {},
): AiProvider {
  const limits = { ...defaultLimits, ...options.limits };
  const { window = {} } = options;
  switch (settings.provider) {
    case 'ollama':
      return createOllamaProvider(settings, limits, window);
    case 'openai':
      return createOpenaiProvider(settings, limits, window);
    case 'builtin':
      return createBuiltinProvider();
  }
}
