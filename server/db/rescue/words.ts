import { basename } from 'node:path';
import type { SalvageReport } from './salvage.ts';

/** What an owner knows by name, one and many. */
const known = {
  conversations: ['conversation', 'conversations'],
  messages: ['message', 'messages'],
  todos: ['todo', 'todos'],
  events: ['event', 'events'],
  memos: ['memo', 'memos'],
  attachments: ['attachment', 'attachments'],
} as const;

/** What came of salvaging, for the owner. */
export function salvageInWords({ rows, incomplete, dropped }: SalvageReport, target: string): string {
  const counts = Object.entries(known).flatMap(([table, [one, many]]) => {
    const count = rows[table] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`];
  });
  const found = counts.length === 0 ? 'nothing of what you wrote' : counts.join(', ');
  const sentences = [`The database is damaged. Rescued into a new file: ${found}.`];
  const lost = incomplete.map((table) => table.replaceAll('_', ' '));
  if (lost.length > 0) sentences.push(`Not all could be read of: ${lost.join(', ')}.`);
  if (dropped > 0) sentences.push(`${dropped.toLocaleString('en')} entries made no sense and were left out.`);
  sentences.push(`The new file is ${basename(target)}; the damaged one was left as it is.`);
  return sentences.join(' ');
}
