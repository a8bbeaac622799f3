import { agesOf, dayMilliseconds, type Filling, insertAll } from './filling.ts';

/** Of the newest todos, those that are still open. Everything older is done. */
const open = 400;

/** How many of the open ones are what, one after the other; the rest is due in the months to come. */
const kinds = { overdue: 30, today: 12, inProgress: 8, inbox: 60 };

type Kind = keyof typeof kinds | 'later' | 'done';

function kindOf(place: number): Kind {
  if (place < 0) return 'done';
  let end = 0;
  for (const [kind, count] of Object.entries(kinds)) {
    end += count;
    if (place < end) return kind as Kind;
  }
  return 'later';
}

const tagLists = ['[]', '["home"]', '["work","calls"]', '["garden"]'];
const priorities = ['low', 'medium', 'high', 'urgent'];

/** @returns their ids, in no order */
export function fillTodos({ sqlite, size, now, random, words }: Filling): string[] {
  const inDays = (days: number) => new Date(now.getTime() + days * dayMilliseconds).toISOString();
  const noon = `${now.toISOString().slice(0, 10)}T12:00:00.000Z`;
  const dueDates: Record<Kind, () => string | null> = {
    overdue: () => inDays(-2 - random() * 60),
    today: () => noon,
    inProgress: () => inDays(5 + random() * 30),
    inbox: () => null,
    later: () => inDays(2 + random() * 90),
    done: () => inDays(-random() * 1000),
  };
  const datesOf = (kind: Kind, at: string) => ({
    due_date: dueDates[kind](),
    status: kind === 'done' ? 'completed' : kind === 'inProgress' ? 'in_progress' : 'pending',
    completed_at: kind === 'done' ? at : null,
  });
  const todo = (index: number) => {
    const kind = kindOf(index - (size.todos - Math.min(open, size.todos)));
    const at = agesOf(size.todos, now, index);
    return {
      id: `todo_${index}`,
      title: words.sentence(5),
      description: index % 3 === 0 ? words.sentence(20) : null,
      ...datesOf(kind, at),
      priority: priorities[index % 4],
      parent_id: index % 10 === 9 ? `todo_${index - 1}` : null,
      tags: tagLists[index % 4],
      inbox_state: kind === 'inbox' && index % 20 === 0 ? 'captured' : 'none',
      created_at: at,
      updated_at: at,
    };
  };
  const todos = Array.from({ length: size.todos }, (_, index) => todo(index));
  insertAll(sqlite, 'todos', todos);
  return todos.map(({ id }) => id).sort(() => random() - 0.5);
}
