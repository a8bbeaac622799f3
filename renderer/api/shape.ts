import { StrangeAnswerError } from './errors.ts';

/**
 * A light look at an answer: an object that has every one of `keys`. The server checks its answers against their
 * declared shape, and page and server come from one build, so this only tells a foreign answer (a proxy's page, an
 * older server) from ours. Throws `StrangeAnswerError`.
 */
export function withKeys<T extends object>(value: unknown, ...keys: readonly (keyof T & string)[]): T {
  const fits = typeof value === 'object' && value !== null && keys.every((key) => key in value);
  if (!fits) throw new StrangeAnswerError();
  return value as T;
}
