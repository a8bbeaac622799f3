import type { AiTarget } from './errors.ts';
import { aiError } from './errors.ts';
import type { AiSettings } from './provider.ts';

/** What errors may name of the settings. */
export function targetOf(settings: AiSettings): AiTarget {
  const url = URL.parse(settings.baseUrl.trim());
  const address = url ? `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '') : 'the AI address';
  return { kind: settings.provider, address, model: settings.model };
}

/** Origin and path without trailing slash. Throws `AiError` when it is no http address or carries a password. */
function parseAddress(settings: AiSettings): { origin: string; path: string } {
  const url = URL.parse(settings.baseUrl.trim());
  const usable = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!usable) throw aiError('badAddress', targetOf(settings));
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
}

/** Where Ollama's own protocol lives: the address without the `/v1` or `/api` that owners copy along. */
export function ollamaAddress(settings: AiSettings): string {
  const { origin, path } = parseAddress(settings);
  return origin + path.replace(/\/(v1|api)$/, '');
}

/**
 * Where `/chat/completions` lives. `/v1` is added unless the path already names a version: some services use
 * `/v4` or `/v1beta/openai`.
 */
export function openaiAddress(settings: AiSettings): string {
  const { origin, path } = parseAddress(settings);
  const base = path.replace(/\/chat\/completions$/, '');
  return origin + (/\/v\d/.test(base) ? base : `${base}/v1`);
}

/** The key without the blanks of a careless copy. Throws `AiError` when it could not be sent in a header. */
export function usableKey(settings: AiSettings): string {
  const key = settings.apiKey.trim();
  if (/[^\x21-\x7e]/.test(key)) throw aiError('wrongKey', targetOf(settings));
  return key;
}
