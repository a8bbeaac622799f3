import { namesTitle } from '../title-score.ts';
import type { Intent } from '../understand/intents.ts';
import type { ActionContext } from './action.ts';

/**
 * Whether what a model wants added or changed is the owner's wish. The owner's words speak of it; or they ask for such
 * things, and the model wants no more of them than that: then it may be "it", what was talked about before. Anything else
 * may come from a text that somebody else wrote. What the built-in reader understood is in the message itself.
 */
export function isOwnersWish(
  { model }: Pick<ActionContext, 'model'>,
  intent: Intent,
  name: string | undefined,
): boolean {
  if (!model) return true;
  if (name !== undefined && namesTitle(model.ownWords, name)) return true;
  const countIn = (intents: readonly Intent[]) => intents.filter((other) => other === intent).length;
  return countIn(model.asked) >= countIn(model.wished);
}
