import type { ReadScope, WriteScope } from '../../db/work.ts';
import type { Ids } from '../../lib/ids.ts';
import { createConversation, getConversation } from '../conversations/conversations.ts';
import { getTodo, presentTodo } from '../todos/todos.ts';
import { selectProjectConversationId, selectProjects } from './projects.store.ts';

/** All projects as clients get them. */
export async function listProjects({ db }: ReadScope, zone: string) {
  const rows = await selectProjects(db);
  return rows.map(({ project_conversation_id, subtask_count, completed_subtask_count, ...row }) => ({
    ...presentTodo(row, zone),
    conversation_id: project_conversation_id,
    subtask_count,
    completed_subtask_count,
  }));
}

/** Titles of the most recently updated projects but one. */
export async function listProjectTitles(
  { db }: ReadScope,
  exceptId: string,
  most: number,
): Promise<string[]> {
  const rows = await selectProjects(db);
  return rows
    .filter(({ id, subtask_count }) => id !== exceptId && subtask_count > 0)
    .slice(0, most)
    .map(({ title }) => title);
}

/** The live conversation about a todo, made on first use. @throws {HttpError} 404 for an unknown todo */
export async function openProjectConversation(scope: WriteScope, ids: Ids, todoId: string) {
  const { title } = await getTodo(scope, todoId);
  const id = await selectProjectConversationId(scope.db, todoId);
  return id === undefined
    ? createConversation(scope, ids, { title: title.slice(0, 500), projectTodoId: todoId })
    : getConversation(scope, id);
}
