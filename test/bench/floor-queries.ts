import Sqlite from 'better-sqlite3';

/**
 * What each operation needs of the database at the least: prepared once, with the columns of the answer and no more.
 * Each gives the answer as it is written out.
 */
export function floorQueries(file: string) {
  const reader = new Sqlite(file, { readonly: true });
  reader.pragma('cache_size = -16384');
  reader.pragma('mmap_size = 268435456');
  const { all, one } = {
    all: (text: string) => reader.prepare(text),
    one: (text: string) => reader.prepare(text).pluck(),
  };
  const open = `status in ('pending', 'in_progress')`;
  const todoList = all(`select ${todoColumns} from todos order by created_at desc, sequence desc limit 50`);
  const todoCount = one('select count(*) from todos');
  const todo = all(`select ${todoColumns} from todos where id = ?`);
  const due = all(
    `select ${todoColumns} from todos where ${open} and due_date >= ? and due_date < ? order by created_at, sequence`,
  );
  const overdue = all(
    `select ${todoColumns} from todos where ${open} and due_date < ? order by due_date, sequence`,
  );
  const inProgress = all(
    `select ${todoColumns} from todos where status = 'in_progress' order by created_at, sequence`,
  );
  const inbox = one(`select count(*) from todos where status = 'pending' and due_date is null`);
  const review = all(
    `select ${todoColumns} from todos where inbox_state in ('captured', 'plan_ready') and inbox_state <> 'none'
     and +status in ('pending', 'in_progress') order by updated_at desc, sequence desc limit 5`,
  );
  const singles = all(
    `select ${eventColumns} from events where recurrence_rule is null and start_time <= @to
     and (start_time >= @from or end_time > @from) order by start_time, sequence limit 200`,
  );
  const singleCount = one(
    `select count(*) from events where recurrence_rule is null and start_time <= @to
     and (start_time >= @from or end_time > @from)`,
  );
  const series = all(
    `select ${eventColumns} from events where recurrence_rule is not null and start_time <= @to
     and (recurrence_end is null or recurrence_end >= @from)`,
  );
  const conversationList = all(
    `select id, title, created_at, updated_at, (
       select substr(content, 1, 100) from messages where conversation_id = conversations.id
       order by created_at desc, sequence desc limit 1
     ) last_message from conversations where is_archived = 0 order by updated_at desc, id limit 20`,
  );
  const conversationCount = one('select count(*) from conversations where is_archived = 0');
  const conversation = one('select 1 from conversations where id = ?');
  const messages = all(
    `select id, conversation_id, role, content, message_type, created_at from messages
     where conversation_id = ? order by created_at desc, sequence desc limit 50`,
  );
  const messageCount = one('select count(*) from messages where conversation_id = ?');
  const matchCount = one('select count(*) from messages_fts where messages_fts match ?');
  const matches = all(
    `select 'message' type, id, substr(content, 1, 200) preview, -hit.rowid * 1e-12 rank, created_at
     from (select rowid from messages_fts where messages_fts match ? order by rowid desc limit 20) hit
     join messages on messages.sequence = hit.rowid`,
  );

  return {
    todos: () => ({ items: todoList.all(), total: todoCount.get(), page: 1, limit: 50 }),
    todo: (id: string) => todo.get(id),
    /** That many dates, without working out the rules of series: they are only read. */
    events(from: string, to: string, count: number) {
      const found = [...singles.all({ from, to }), ...series.all({ from, to })];
      const items = Array.from({ length: count }, (_, index) => found[index % found.length]);
      return { items, total: singleCount.get({ from, to }), page: 1, limit: 200 };
    },
    today(from: string, to: string) {
      const tasks = [...due.all(from, to), ...inProgress.all()];
      const late = overdue.all(from);
      series.all({ from, to });
      return {
        today_tasks: tasks,
        today_todos: tasks,
        overdue_tasks: late,
        overdue_todos: late,
        today_events: singles.all({ from, to }),
        needs_review: review.all(),
        inbox_count: inbox.get(),
        greeting: 'Good morning',
        date: from.slice(0, 10),
      };
    },
    conversations: () => ({
      items: conversationList.all(),
      total: conversationCount.get(),
      page: 1,
      limit: 20,
    }),
    messages(id: string) {
      conversation.get(id);
      return { items: messages.all(id).reverse(), total: messageCount.get(id), page: 1, limit: 50 };
    },
    search: (match: string) => ({
      items: matches.all(match),
      total: matchCount.get(match),
      page: 1,
      limit: 20,
      todos: [],
      events: [],
      memos: [],
    }),
  };
}

export const todoColumns = `id, title, description, status, priority, due_date, completed_at, json(tags) tags, parent_id,
  sort_order, inbox_state, 0 is_recurring, created_at, updated_at`;

const eventColumns = `id, title, description, start_time, end_time, location, is_all_day, recurrence_rule, 0 is_occurrence,
  tags, created_at, updated_at`;
