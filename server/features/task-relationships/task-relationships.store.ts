import type { Insertable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { Relationship, RelationshipCreate } from './task-relationships.schema.ts';
import type { TaskRelationshipTable } from './task-relationships.table.ts';

const columns = ['id', 'source_todo_id', 'target_todo_id', 'relationship_type', 'created_at'] as const;

/** Those in which a todo is source or target, oldest first. */
export function selectRelationships(db: ReadDb, todoId: string): Promise<Relationship[]> {
  return db
    .selectFrom('task_relationships')
    .select(columns)
    .where((e) => e.or([e('source_todo_id', '=', todoId), e('target_todo_id', '=', todoId)]))
    .orderBy('sequence')
    .execute();
}

export function selectSameRelationship(
  db: ReadDb,
  { source_todo_id, target_todo_id, relationship_type }: RelationshipCreate,
): Promise<Relationship | undefined> {
  return db
    .selectFrom('task_relationships')
    .select(columns)
    .where('source_todo_id', '=', source_todo_id)
    .where('target_todo_id', '=', target_todo_id)
    .where('relationship_type', '=', relationship_type)
    .executeTakeFirst();
}

export async function insertRelationship(db: WriteDb, row: Insertable<TaskRelationshipTable>): Promise<void> {
  await db.insertInto('task_relationships').values(row).execute();
}

export async function removeRelationship(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('task_relationships')
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
