import { type Insertable, type Selectable, sql } from 'kysely';
import { compiledRead, type PlaceOf } from '../../db/compiled.ts';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { Conversation, Message } from './conversations.schema.ts';
import type { ConversationTable, MessageTable } from './conversations.table.ts';

const previewLength = 100;

const conversationColumns = [
  'id',
  'title',
  'is_archived',
  'project_todo_id',
  'created_at',
  'updated_at',
] as const;

type ConversationRow = Pick<Selectable<ConversationTable>, (typeof conversationColumns)[number]> & {
  last_message: string | null;
};

const newestText = sql<string | null>`(
  select substr(content, 1, ${sql.lit(previewLength)}) from messages
  where messages.conversation_id = conversations.id order by created_at desc, sequence desc limit 1
)`.as('last_message');

export type ConversationFilter = { archived: boolean; projectTodoId: string | undefined };

type FilterValues = { archived: number; projectTodoId: string };
type FilterShape = { ofProject: boolean };

function matching(db: ReadDb, place: PlaceOf<FilterValues>, { ofProject }: FilterShape) {
  const query = db.selectFrom('conversations').where('is_archived', '=', place('archived'));
  return ofProject ? query.where('project_todo_id', '=', place('projectTodoId')) : query;
}

const pageOfConversations = compiledRead<
  FilterValues & { limit: number; offset: number },
  ConversationRow,
  FilterShape
>((db, place, shape) =>
  matching(db, place, shape)
    .select(conversationColumns)
    .select(newestText)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(place('limit'))
    .offset(place('offset')),
);

const countOfConversations = compiledRead<FilterValues, { total: number }, FilterShape>((db, place, shape) =>
  matching(db, place, shape).select((e) => e.fn.countAll<number>().as('total')),
);

export async function selectConversations(
  db: ReadDb,
  { archived, projectTodoId }: ConversationFilter,
  page: number,
  limit: number,
) {
  const shape = { ofProject: projectTodoId !== undefined };
  const values = { archived: archived ? 1 : 0, projectTodoId: projectTodoId ?? '' };
  const rows = await pageOfConversations(db, { ...values, limit, offset: (page - 1) * limit }, shape);
  const [counted] = await countOfConversations(db, values, shape);
  return { items: rows.map(toConversation), total: counted?.total ?? 0 };
}

const conversationById = compiledRead<{ id: string }, ConversationRow>((db, place) =>
  db.selectFrom('conversations').select(conversationColumns).select(newestText).where('id', '=', place('id')),
);

export async function selectConversation(db: ReadDb, id: string): Promise<Conversation | undefined> {
  const [row] = await conversationById(db, { id });
  return row && toConversation(row);
}

export async function insertConversation(db: WriteDb, row: Insertable<ConversationTable>): Promise<void> {
  await db.insertInto('conversations').values(row).execute();
}

export type ConversationChange = { title?: string; is_archived?: number };

export async function changeConversation(db: WriteDb, id: string, change: ConversationChange, now: Date) {
  await db
    .updateTable('conversations')
    .set({ ...change, updated_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}

const pageOfMessages = compiledRead<
  { conversationId: string; limit: number; offset: number },
  Selectable<MessageTable>,
  'asc' | 'desc'
>((db, place, direction) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', place('conversationId'))
    .orderBy('created_at', direction)
    .orderBy('sequence', direction)
    .limit(place('limit'))
    .offset(place('offset')),
);

const countOfMessages = compiledRead<{ conversationId: string }, { total: number }>((db, place) =>
  db
    .selectFrom('messages')
    .where('conversation_id', '=', place('conversationId'))
    .select((e) => e.fn.countAll<number>().as('total')),
);

/** Messages in ascending time order: page by page from the oldest, or without `page` the newest ones. */
export async function selectMessages(
  db: ReadDb,
  conversationId: string,
  page: number | undefined,
  limit: number,
) {
  const direction = page === undefined ? 'desc' : 'asc';
  const values = { conversationId, limit, offset: ((page ?? 1) - 1) * limit };
  const rows = await pageOfMessages(db, values, direction);
  const [counted] = await countOfMessages(db, { conversationId });
  if (page === undefined) rows.reverse();
  return { items: rows.map(toMessage), total: counted?.total ?? 0 };
}

export async function selectAllMessages(db: ReadDb, conversationId: string): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at')
    .orderBy('sequence')
    .execute();
  return rows.map(toMessage);
}

/** The last messages for the model, oldest first; notices of the server are not part of the talk. */
export async function selectRecentTurns(db: ReadDb, conversationId: string, count: number) {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'role', 'content'])
    .where('conversation_id', '=', conversationId)
    .where('message_type', '=', 'text')
    .orderBy('created_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(count)
    .execute();
  return rows.reverse();
}

export async function selectMessage(
  db: ReadDb,
  conversationId: string,
  id: string,
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toMessage(row);
}

/** The newest reply of a conversation; notices of the server are none. */
export async function selectLastReplyId(db: ReadDb, conversationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'assistant')
    .where('message_type', '=', 'text')
    .orderBy('created_at', 'desc')
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** The stored reply to a user message, the newest when there are several. */
export function selectReply(db: ReadDb, userMessageId: string) {
  return db
    .selectFrom('messages')
    .select(['id', 'content', 'is_partial'])
    .where('reply_to', '=', userMessageId)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
}

export async function insertMessage(db: WriteDb, row: Insertable<MessageTable>): Promise<void> {
  await db.insertInto('messages').values(row).execute();
}

export async function changeMessage(db: WriteDb, id: string, content: string): Promise<void> {
  await db.updateTable('messages').set({ content }).where('id', '=', id).execute();
}

export async function setMessageIntent(db: WriteDb, id: string, intent: string): Promise<void> {
  await db.updateTable('messages').set({ intent }).where('id', '=', id).execute();
}

/**
 * The metadata of a conversation that holds a text, from a message on; if that one is gone, from a moment on. Bounded by
 * the index of messages: older ones are not looked at.
 */
export async function selectMetadataSince(
  db: ReadDb,
  wanted: { conversationId: string; from: { messageId: string; or: string }; containing: string },
): Promise<{ id: string; metadata: string }[]> {
  const { conversationId, from, containing } = wanted;
  const start = await db
    .selectFrom('messages')
    .select('created_at')
    .where('id', '=', from.messageId)
    .executeTakeFirst();
  return db
    .selectFrom('messages')
    .select(['id', 'metadata'])
    .where('conversation_id', '=', conversationId)
    .where('created_at', '>=', start?.created_at ?? from.or)
    .where((e) => e(e.fn<number>('instr', ['metadata', e.val(containing)]), '>', 0))
    .$narrowType<{ metadata: string }>()
    .execute();
}

/** How far back a conversation is searched for what was said lately, in messages. */
const lately = 100;

/** The metadata of the last messages that holds a text, newest first. */
export async function selectRecentMetadata(
  db: ReadDb,
  conversationId: string,
  containing: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('metadata')
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(lately)
    .execute();
  return rows.flatMap(({ metadata }) => (metadata?.includes(containing) ? [metadata] : []));
}

export async function setMessageMetadata(db: WriteDb, id: string, metadata: string): Promise<void> {
  await db.updateTable('messages').set({ metadata }).where('id', '=', id).execute();
}

export async function removeMessage(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('messages').where('id', '=', id).execute();
}

function toConversation(row: ConversationRow): Conversation {
  return {
    ...row,
    is_archived: row.is_archived === 1,
    last_message: row.last_message ?? undefined,
    project_todo_id: row.project_todo_id ?? undefined,
  };
}

function toMessage(row: Selectable<MessageTable>): Message {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    role: row.role,
    content: row.content,
    message_type: row.message_type,
    intent: row.intent ?? undefined,
    metadata: row.metadata === null ? undefined : (JSON.parse(row.metadata) as Record<string, unknown>),
    created_at: row.created_at,
  };
}
