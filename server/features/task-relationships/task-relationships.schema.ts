import { z } from 'zod';
import { idParam, timestamp } from '../../http/fields.ts';

export const relationshipType = z.enum(['blocks', 'blocked_by', 'related', 'duplicate_of']);
export type RelationshipType = z.infer<typeof relationshipType>;

export const relationship = z.object({
  id: z.string(),
  source_todo_id: z.string(),
  target_todo_id: z.string(),
  relationship_type: relationshipType,
  created_at: timestamp,
});
export type Relationship = z.infer<typeof relationship>;

export const relationshipList = z.array(relationship);
export const relationshipQuery = z.object({ todo_id: z.string().max(200) });
export const relationshipParams = z.object({ relationship_id: idParam });

export const relationshipCreate = z
  .object({
    source_todo_id: z.string().max(200),
    target_todo_id: z.string().max(200),
    relationship_type: relationshipType,
  })
  .refine((wanted) => wanted.source_todo_id !== wanted.target_todo_id, {
    path: ['target_todo_id'],
    message: 'a todo cannot be related to itself',
  });
export type RelationshipCreate = z.infer<typeof relationshipCreate>;
