import type { LegacyRow } from '../../../db/legacy.ts';
import type { Repairs } from '../import-source.ts';
import { instantOf, jsonObject, optionalText, textArray } from './values.ts';

/** What the rows of one file are judged by. */
export type Surroundings = {
  repairs: Repairs;
  /** Stands in where the Python server lost a time. */
  now: string;
  /** The owner's zone, in which all-day events are meant. */
  zone: string;
  /** Ids of the file, for links that lead nowhere. */
  known: Readonly<Record<'conversations' | 'todos' | 'memos', ReadonlySet<string>>>;
  todoParents: ReadonlyMap<string, string | null>;
  taskParents: ReadonlyMap<string, string | null>;
};

export const createdAt = (row: LegacyRow, { now, repairs }: Surroundings): string => {
  const at = instantOf(row['created_at']);
  if (at === undefined) repairs.note('items without a readable time of creation got the time of the import');
  return at ?? now;
};

/** An id that stays when it leads somewhere, and is cleared and noted when it does not. */
export const linked = (value: unknown, known: ReadonlySet<string>, repair: () => void): string | null => {
  const id = optionalText(value);
  if (id === null || known.has(id)) return id;
  repair();
  return null;
};

/** The message of chat an item was made by. Where the conversation is gone there is nothing to go back to. */
export function originOf(row: LegacyRow, { repairs, known }: Surroundings) {
  const conversation_id = linked(row['conversation_id'], known.conversations, () =>
    repairs.note('links to conversations that are gone were cleared'),
  );
  return {
    conversation_id,
    message_id: conversation_id === null ? null : optionalText(row['message_id']),
  };
}

export const tagsOf = (row: LegacyRow, { repairs }: Surroundings) =>
  textArray(row['tags'], () => repairs.note('unreadable tags were left out'));

export const metadataOf = (row: LegacyRow, { repairs }: Surroundings) =>
  jsonObject(row['metadata'], () => repairs.note('unreadable metadata was left out'));
