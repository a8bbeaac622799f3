import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import type { Memo, MemoCreate, MemoUpdate } from './memos.schema.ts';
import { changeMemo, insertMemo, removeMemo, selectMemo } from './memos.store.ts';

export { type Memo, memo, memoCreate } from './memos.schema.ts';
export { selectMemos, selectMemosById, selectMemoTags } from './memos.store.ts';

/** Length of a title that is taken from the content, in characters. */
const derivedTitleLength = 50;

export type MemoDependencies = { ids: Ids; hub: Hub; attachmentFiles: { sweep(): Promise<void> } };

/** Where something was made, when it was made by chat. */
export type Origin = { conversationId: string; messageId: string };

/** @throws {HttpError} 404 */
export async function getMemo({ db }: ReadScope, id: string): Promise<Memo> {
  const found = await selectMemo(db, id);
  if (!found) throw notFound('Memo');
  return found;
}

/** Without a title, or with an empty one, the first 50 characters of the content become the title. */
export async function createMemo(
  scope: WriteScope,
  { ids, hub }: MemoDependencies,
  wanted: MemoCreate,
  origin?: Origin,
): Promise<Memo> {
  const id = ids.make('memo');
  const at = scope.now.toISOString();
  await insertMemo(scope.db, {
    id,
    title: wanted.title?.trim() ? wanted.title : titleFrom(wanted.content),
    content: wanted.content,
    tags: JSON.stringify(wanted.tags ?? []),
    conversation_id: origin?.conversationId ?? null,
    message_id: origin?.messageId ?? null,
    created_at: at,
    updated_at: at,
  });
  announceChange(scope, hub, 'memos');
  return getMemo(scope, id);
}

const titleFrom = (content: string) => [...content.trim()].slice(0, derivedTitleLength).join('').trimEnd();

/** Absent properties stay; null clears the tags. @throws {HttpError} 404 */
export async function updateMemo(
  scope: WriteScope,
  { hub }: MemoDependencies,
  id: string,
  wanted: MemoUpdate,
) {
  await getMemo(scope, id);
  const { title, content, tags } = wanted;
  await changeMemo(scope.db, id, {
    ...(title !== undefined && { title }),
    ...(content !== undefined && { content }),
    ...(tags !== undefined && { tags: JSON.stringify(tags ?? []) }),
    updated_at: scope.now.toISOString(),
  });
  announceChange(scope, hub, 'memos');
  return getMemo(scope, id);
}

/** Its attachments go with it. @throws {HttpError} 404 */
export async function deleteMemo(
  scope: WriteScope,
  { hub, attachmentFiles }: MemoDependencies,
  id: string,
): Promise<void> {
  if (!(await removeMemo(scope.db, id))) throw notFound('Memo');
  scope.afterCommit(() => void attachmentFiles.sweep());
  announceChange(scope, hub, 'memos');
}
