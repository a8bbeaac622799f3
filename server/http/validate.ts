import type { z } from 'zod';
import type { Problem } from './errors.ts';
import { unprocessable } from './errors.ts';
import type { Route } from './route.ts';

export type Parts = { params: unknown; query: unknown; body: unknown };

/**
 * Parses params, query and body of a request and reports all problems of all three at once.
 *
 * @throws {HttpError} 422
 */
export function parseParts(route: Route, parts: Parts): Parts {
  const problems: Problem[] = [];
  const parsed = {
    params: parsePart(route.params, parts.params, 'path', problems),
    query: parsePart(route.query, parts.query, 'query', problems),
    body: parsePart(route.body, parts.body, 'body', problems),
  };
  if (problems.length > 0) throw unprocessable(problems);
  return parsed;
}

function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  where: string,
  problems: Problem[],
): unknown {
  if (!schema) return undefined;
  // Without its input an absent field cannot be told from one of the wrong kind.
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  problems.push(...result.error.issues.map((issue) => asProblem(issue, where, value)));
  return undefined;
}

function asProblem(issue: z.core.$ZodIssue, where: string, value: unknown): Problem {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const missing = issue.code === 'invalid_type' && valueAt(value, path) === undefined;
  return {
    loc: [where, ...path],
    msg: missing ? 'Field required' : issue.message,
    type: missing ? 'missing' : issue.code,
  };
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);
}
