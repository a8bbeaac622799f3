import type { ReadScope } from '../../db/work.ts';
import { wrongField } from '../../http/errors.ts';
import { isAbove, selectTodo, selectTodosById } from './todos.store.ts';

type References = {
  parent_id?: string | null | undefined;
  depends_on?: readonly string[] | null | undefined;
};

/**
 * Todos that another names exist and do not lead back to it.
 *
 * @throws {HttpError} 422
 */
export async function checkReferences(scope: ReadScope, id: string, wanted: References): Promise<void> {
  if (typeof wanted.parent_id === 'string') await checkParent(scope, id, wanted.parent_id);
  if (wanted.depends_on?.length) await checkDependencies(scope, id, wanted.depends_on);
}

async function checkParent({ db }: ReadScope, id: string, parentId: string): Promise<void> {
  const refuse = (message: string) => wrongField(['body', 'parent_id'], message);
  if (parentId === id) throw refuse('a todo cannot be its own parent');
  if (!(await selectTodo(db, parentId))) throw refuse('there is no such todo');
  if (await isAbove(db, id, parentId)) throw refuse('a todo cannot be below one of its own subtasks');
}

async function checkDependencies({ db }: ReadScope, id: string, dependsOn: readonly string[]): Promise<void> {
  const known = new Set((await selectTodosById(db, dependsOn)).map((row) => row.id));
  for (const [index, other] of dependsOn.entries()) {
    const field = ['body', 'depends_on', index];
    if (other === id) throw wrongField(field, 'a todo cannot come before itself');
    if (!known.has(other)) throw wrongField(field, 'there is no such todo');
  }
}
