import { type AiTarget, aiError } from './errors.ts';
import type { AiModel } from './provider.ts';

/**
 * The chosen model in a list; throws `AiError` MODEL_MISSING when it is not in there. Ollama fills in the tag `latest`,
 * Google puts `models/` before its names; both accept the short name.
 */
export function requireModel<M extends AiModel>(models: readonly M[], target: AiTarget): M {
  const accepted = [target.model, `${target.model}:latest`, `models/${target.model}`];
  const found = models.find(({ name }) => accepted.includes(name));
  if (!found) throw aiError('modelMissing', target);
  return found;
}
