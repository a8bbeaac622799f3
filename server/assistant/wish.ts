import { z } from 'zod';
import { parseRule } from '../lib/recurrence.ts';
import { timestampInput } from '../lib/timestamps.ts';
import { type Intent, intents } from './understand/intents.ts';

/** A parameter that cannot be used is as good as one that was not said. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .transform((text) => [...text].slice(0, longest).join(''));

const minutesAway = z.number().int().min(-1_000_000).max(1_000_000);

/** What a message asks for in detail; everything is absent when not said. Times as the HTTP API takes them. */
export const wishParameters = z.object({
  title: lenient(words(1000)),
  new_title: lenient(words(1000)),
  description: lenient(words(20_000)),
  due_date: lenient(timestampInput),
  priority: lenient(z.enum(['low', 'medium', 'high', 'urgent'])),
  start_time: lenient(timestampInput),
  end_time: lenient(timestampInput),
  is_all_day: lenient(z.boolean()),
  /** Only an hour was said: what is moved stays on its day. */
  keeps_day: lenient(z.boolean()),
  location: lenient(words(1000)),
  query: lenient(words(1000)),
  /** Minutes. */
  duration: lenient(z.number().int().min(1).max(100_000)),
  /** By how many minutes what is there is moved, and by how many it gets longer; negative for earlier and shorter. */
  shift_minutes: lenient(minutesAway),
  extend_minutes: lenient(minutesAway),
  preferred_date: lenient(timestampInput),
  recurrence_rule: lenient(words(2000).refine((rule) => parseRule(rule) !== undefined)),
  instruction: lenient(words(20_000)),
  task_type: lenient(words(100)),
  status: lenient(z.enum(['pending', 'in_progress', 'completed', 'cancelled'])),
  tags: lenient(z.array(words(100)).max(50)),
  /** A time that only says which item is meant: "my 3 o'clock". */
  match_time: lenient(timestampInput),
  /** True when more than one item is meant: "all my todos". */
  all: lenient(z.boolean()),
});
export type WishParameters = z.output<typeof wishParameters>;

/** One thing a message asks for. */
export type Wish = {
  intent: Intent;
  parameters: WishParameters;
  /** 0 to 1. */
  confidence: number;
  /** It may as well be something else that is wished: the owner is asked before anything is added or changed. */
  isUnsure?: true;
};

/** Reads what a model or the built-in reader says is wished; an unknown intent is plain chat. */
export function readWish(intent: unknown, parameters: unknown, confidence: number): Wish {
  const known = intents.find((name) => name === intent) ?? 'general_chat';
  const read = wishParameters.safeParse(parameters);
  return { intent: known, parameters: read.success ? read.data : {}, confidence };
}
