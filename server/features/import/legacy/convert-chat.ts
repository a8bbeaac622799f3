import type { LegacyRow, LostConversation } from '../../../db/legacy.ts';
import type { Row } from '../import-source.ts';
import { createdAt, linked, metadataOf, type Surroundings } from './surroundings.ts';
import { flagOf, instantOf, optionalText, textOf } from './values.ts';

/** Where messages are kept that name no conversation at all. */
export const namelessConversation = 'conv_recovered';

export function convertConversation(row: LegacyRow, around: Surroundings): Row<'conversations'> {
  const created_at = createdAt(row, around);
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    is_archived: flagOf(row['is_archived']),
    project_todo_id: linked(row['project_todo_id'], around.known.todos, () =>
      around.repairs.note('conversations of projects that are gone became ordinary ones'),
    ),
    metadata: metadataOf(row, around),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

/** The conversation that messages of a purged one are kept in. */
export function recoverConversation(
  { id, first, last }: LostConversation,
  { now, repairs }: Surroundings,
): Row<'conversations'> {
  repairs.note('conversations that were gone are kept in the archive, since their messages were still there');
  const created_at = instantOf(first) ?? now;
  return {
    id: textOf(id) || namelessConversation,
    title: 'Recovered conversation',
    is_archived: 1,
    project_todo_id: null,
    metadata: null,
    created_at,
    updated_at: instantOf(last) ?? created_at,
  };
}

const knownRoles: readonly unknown[] = ['user', 'assistant', 'system'];

export function convertMessage(row: LegacyRow, around: Surroundings): Row<'messages'> {
  const { role, message_type } = row;
  if (!knownRoles.includes(role)) around.repairs.note("messages of an unknown role count as the assistant's");
  return {
    id: textOf(row['id']),
    conversation_id: textOf(row['conversation_id']) || namelessConversation,
    role: role === 'user' ? 'user' : 'assistant',
    content: textOf(row['content']),
    // Clients know two roles; a system message is a notice of the assistant.
    message_type: role === 'system' || message_type === 'system' ? 'system' : 'text',
    intent: optionalText(row['intent']),
    metadata: metadataOf(row, around),
    reply_to: null,
    created_at: createdAt(row, around),
  };
}
