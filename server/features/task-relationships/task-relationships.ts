import type { WriteScope } from '../../db/work.ts';
import { conflict, notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { getTodo } from '../todos/todos.ts';
import type { Relationship, RelationshipCreate } from './task-relationships.schema.ts';
import {
  insertRelationship,
  removeRelationship,
  selectSameRelationship,
} from './task-relationships.store.ts';

export type RelationshipDependencies = { ids: Ids; hub: Hub };

/**
 * Relates two different todos.
 *
 * @throws {HttpError} 404 when one of them does not exist, 409 when they are related in this way already
 */
export async function createRelationship(
  scope: WriteScope,
  { ids, hub }: RelationshipDependencies,
  wanted: RelationshipCreate,
): Promise<Relationship> {
  await getTodo(scope, wanted.source_todo_id);
  await getTodo(scope, wanted.target_todo_id);
  if (await selectSameRelationship(scope.db, wanted)) {
    throw conflict('These todos are related in this way already');
  }
  const { source_todo_id, target_todo_id, relationship_type } = wanted;
  const row = {
    id: ids.make('trel'),
    source_todo_id,
    target_todo_id,
    relationship_type,
    created_at: scope.now.toISOString(),
  };
  await insertRelationship(scope.db, row);
  announceChange(scope, hub, 'todos');
  return row;
}

/** @throws {HttpError} 404 */
export async function deleteRelationship(
  scope: WriteScope,
  { hub }: Pick<RelationshipDependencies, 'hub'>,
  id: string,
): Promise<void> {
  if (!(await removeRelationship(scope.db, id))) throw notFound('Relationship');
  announceChange(scope, hub, 'todos');
}
