import type { z } from 'zod';
import { type AiTarget, aiError } from './errors.ts';
import { problemOf, refusalIn } from './refusals.ts';

/**
 * What a server answered, in the shape we count on. Throws `AiError`: for an error object sent with status 200, as
 * some services do, by its reason; for any other shape BAD_ANSWER.
 */
export function readDocument<T>(schema: z.ZodType<T>, value: unknown, target: AiTarget): T {
  const refusal = refusalIn(value);
  if (refusal) throw aiError(problemOf(refusal.status, refusal.words), target);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw aiError('malformed', target);
  return parsed.data;
}
