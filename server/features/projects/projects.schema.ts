import { z } from 'zod';
import { todo } from '../todos/todos.ts';

/** A root todo with what belongs to it. */
export const project = todo.extend({
  /** The live conversation about it. */
  conversation_id: z.string().nullable(),
  subtask_count: z.number().int(),
  completed_subtask_count: z.number().int(),
});
