import type { ReadDb } from '../../db/work.ts';
import { withOffset } from '../../lib/time-zone.ts';
import { messagesOf, type StoredRow } from './export.store.ts';

/** Facts about an item before its text, in YAML; JSON strings and arrays are YAML, too. */
const frontMatter = (facts: Record<string, unknown>) =>
  `---\n${Object.entries(facts)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')}---\n\n`;

const heading = (title: unknown, fallback: string) =>
  `# ${
    String(title ?? '')
      .replace(/\s+/gu, ' ')
      .trim() || fallback
  }\n\n`;

export function memoMarkdown(memo: StoredRow): string {
  const { id, created_at, updated_at } = memo;
  const facts = { id, created: created_at, updated: updated_at, tags: JSON.parse(String(memo['tags'])) };
  const title = memo['title'] === '' ? '' : heading(memo['title'], '');
  return `${frontMatter(facts)}${title}${String(memo['content'])}\n`;
}

/** A conversation with all its messages, piece by piece; times in the owner's zone. */
export async function* conversationMarkdown(
  db: ReadDb,
  conversation: StoredRow,
  zone: string,
): AsyncGenerator<string> {
  const { id, created_at, updated_at } = conversation;
  const facts = { id, created: created_at, updated: updated_at, archived: conversation['is_archived'] === 1 };
  yield frontMatter(facts) + heading(conversation['title'], 'Conversation');
  for await (const { role, content, created_at: at } of messagesOf(db, String(id))) {
    const time = withOffset(new Date(at), zone).slice(0, 16).replace('T', ' ');
    yield `## ${role === 'user' ? 'You' : 'Assistant'}, ${time}\n\n${content}\n\n`;
  }
}
