import { rm } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import type { ReadScope, Work, WriteScope } from '../../db/work.ts';
import { invalid, notFound } from '../../http/errors.ts';
import type { ReceivedFile } from '../../http/upload.ts';
import type { Ids } from '../../lib/ids.ts';
import { getMemo } from '../memos/memos.ts';
import { getTodo } from '../todos/todos.ts';
import { type AttachmentFiles, makeStoredName } from './attachment-files.ts';
import type { AttachmentOwner } from './attachments.schema.ts';
import {
  type AttachmentRow,
  insertAttachment,
  removeAttachment,
  selectAttachment,
} from './attachments.store.ts';
import { contentTypeOf, extensionOf, hasPromisedContent } from './file-kinds.ts';

export {
  type AttachmentFiles,
  isStoredName,
  makeStoredName,
  openAttachmentFiles,
} from './attachment-files.ts';
export type { AttachmentRow } from './attachments.store.ts';
export { contentTypeOf, extensionOf, hasPromisedContent } from './file-kinds.ts';

export type AttachmentDependencies = { work: Work; ids: Ids; files: AttachmentFiles; config(): Config };

/** Longest name kept, in characters; file systems allow 255 bytes. */
const longestName = 255;

/**
 * Takes an arrived file in, or leaves nothing of it.
 *
 * @throws {HttpError} 400 for a missing name, a forbidden ending or a content that is not what the name says; 404 for
 * an unknown memo or todo
 */
export async function keepFile(
  dependencies: AttachmentDependencies,
  received: ReceivedFile,
  owner: AttachmentOwner,
): Promise<AttachmentRow> {
  const { work, files, config } = dependencies;
  try {
    const row = await describeFile(dependencies, received, config().values.ALLOWED_EXTENSIONS);
    await files.secure(received.path, row.stored_filename);
    const kept = await work
      .write((scope) => insertFor(scope, row, owner))
      .catch(async (error: unknown) => {
        await files.drop(row.stored_filename);
        throw error;
      });
    await files.settle(kept.stored_filename);
    return kept;
  } catch (error) {
    await rm(received.path, { force: true });
    throw error;
  }
}

type NewAttachment = Omit<AttachmentRow, 'memo_id' | 'todo_id' | 'created_at'>;

async function describeFile(
  { ids }: AttachmentDependencies,
  received: ReceivedFile,
  allowed: readonly string[],
) {
  const filename = baseName(received.name);
  const extension = extensionOf(filename);
  if (filename === '') throw invalid('The file has no name');
  if (!allowed.includes(extension))
    throw invalid(`Files of this kind are not allowed. Allowed: ${allowed.join(', ')}`);
  if (!(await hasPromisedContent(received.path, extension))) {
    throw invalid(`The content of the file is not what its ending .${extension} says`);
  }
  return {
    id: ids.make('att'),
    filename,
    stored_filename: makeStoredName(extension),
    content_type: contentTypeOf(extension),
    size_bytes: received.bytes,
  } satisfies NewAttachment;
}

async function insertFor(scope: WriteScope, file: NewAttachment, { memo_id, todo_id }: AttachmentOwner) {
  if (memo_id !== undefined) await getMemo(scope, memo_id);
  if (todo_id !== undefined) await getTodo(scope, todo_id);
  const row: AttachmentRow = {
    ...file,
    memo_id: memo_id ?? null,
    todo_id: todo_id ?? null,
    created_at: scope.now.toISOString(),
  };
  await insertAttachment(scope.db, row);
  return row;
}

/** The last part of whatever path the sender's system writes, without control characters. */
export function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return [...last.replace(/\p{Cc}|\p{Cf}/gu, '').trim()].slice(-longestName).join('');
}

/** @throws {HttpError} 404 */
export async function getAttachment({ db }: ReadScope, id: string): Promise<AttachmentRow> {
  const found = await selectAttachment(db, id);
  if (!found) throw notFound('Attachment');
  return found;
}

/** The file goes with its row. @throws {HttpError} 404 */
export async function deleteAttachment(scope: WriteScope, { files }: AttachmentDependencies, id: string) {
  if (!(await removeAttachment(scope.db, id))) throw notFound('Attachment');
  scope.afterCommit(() => void files.sweep());
}
