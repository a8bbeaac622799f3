import { type AiTarget, aiError } from './errors.ts';
import type { AiModel } from './provider.ts';

/**
 * Throws `AiError` MODEL_MISSING unless the model is in the list. Ollama fills in the tag `latest`, Google puts
 * `models/` before its names; both accept the short name.
 */
export function requireModel(models: readonly AiModel[], target: AiTarget): void {
  const accepted = [target.model, `${target.model}:latest`, `models/${target.model}`];
  if (!models.some(({ name }) => accepted.includes(name))) throw aiError('modelMissing', target);
}
