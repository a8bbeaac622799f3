import type { Fixed, Generated, Instant } from '../../db/columns.ts';
import type { RelationshipType } from './task-relationships.schema.ts';

export type TaskRelationshipTable = {
  /** Order of storing. */
  sequence: Generated<number>;
  id: Fixed<string>;
  source_todo_id: Fixed<string>;
  target_todo_id: Fixed<string>;
  relationship_type: Fixed<RelationshipType>;
  created_at: Fixed<Instant>;
};
