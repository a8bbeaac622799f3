/** The three shapes in which the Python server's database is met. */
export type LegacyLayout = 'oldest' | 'february' | 'newest';

type Columns = Readonly<Record<string, string>>;

const text = 'VARCHAR NOT NULL';
const origin = { conversation_id: 'VARCHAR', message_id: 'VARCHAR' };
const dates = { created_at: 'DATETIME', updated_at: 'DATETIME' };

const todo: Columns = {
  id: 'VARCHAR NOT NULL PRIMARY KEY',
  title: text,
  description: 'TEXT',
  status: 'VARCHAR',
  priority: 'VARCHAR',
  due_date: 'DATETIME',
  completed_at: 'DATETIME',
  ...origin,
  ...dates,
  tags: 'TEXT',
};

const february: Readonly<Record<string, Columns>> = {
  conversations: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    title: 'VARCHAR',
    ...dates,
    is_archived: 'BOOLEAN',
    metadata: 'TEXT',
  },
  messages: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    conversation_id: 'VARCHAR REFERENCES conversations (id)',
    role: 'VARCHAR',
    content: 'TEXT',
    message_type: 'VARCHAR',
    intent: 'VARCHAR',
    metadata: 'TEXT',
    created_at: 'DATETIME',
  },
  todos: { ...todo, parent_id: 'VARCHAR', sort_order: 'INTEGER' },
  events: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    title: text,
    description: 'TEXT',
    start_time: 'DATETIME',
    end_time: 'DATETIME',
    location: 'VARCHAR',
    is_all_day: 'BOOLEAN',
    reminder_minutes: 'INTEGER',
    recurrence_rule: 'VARCHAR',
    recurrence_end: 'DATETIME',
    recurrence_exceptions: 'TEXT',
    recurring_event_id: 'VARCHAR',
    ...origin,
    ...dates,
    tags: 'TEXT',
  },
  memos: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    title: 'VARCHAR',
    content: 'TEXT',
    ...origin,
    ...dates,
    tags: 'TEXT',
  },
  attachments: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    filename: 'VARCHAR',
    stored_filename: 'VARCHAR',
    content_type: 'VARCHAR',
    size_bytes: 'INTEGER',
    memo_id: 'VARCHAR REFERENCES memos (id)',
    todo_id: 'VARCHAR REFERENCES todos (id)',
    created_at: 'DATETIME',
  },
  agent_tasks: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    task_type: 'VARCHAR',
    instruction: 'TEXT',
    status: 'VARCHAR',
    result: 'TEXT',
    error: 'TEXT',
    parent_task_id: 'VARCHAR',
    agent_type: 'VARCHAR',
    progress: 'INTEGER',
    progress_message: 'VARCHAR',
    sub_task_count: 'INTEGER',
    completed_sub_tasks: 'INTEGER',
    ...origin,
    created_at: 'DATETIME',
    started_at: 'DATETIME',
    completed_at: 'DATETIME',
  },
  task_relationships: {
    id: 'VARCHAR NOT NULL PRIMARY KEY',
    source_todo_id: 'VARCHAR',
    target_todo_id: 'VARCHAR',
    relationship_type: 'VARCHAR',
    created_at: 'DATETIME',
  },
  user_settings: {
    id: 'INTEGER NOT NULL PRIMARY KEY',
    user_id: 'VARCHAR UNIQUE',
    settings_json: 'TEXT',
    ...dates,
  },
};

const { memos: _memos, task_relationships: _relationships, ...withoutMemos } = february;

/** Tables with their columns, by layout. */
export const legacyLayouts: Readonly<Record<LegacyLayout, Readonly<Record<string, Columns>>>> = {
  oldest: { ...february, todos: todo },
  february,
  newest: {
    ...withoutMemos,
    conversations: { ...february['conversations'], project_todo_id: 'VARCHAR' },
    todos: {
      ...february['todos'],
      source: 'VARCHAR',
      source_id: 'VARCHAR',
      assignee: 'VARCHAR',
      enabled_skills: 'TEXT',
      inbox_state: 'VARCHAR',
      automation_error: 'TEXT',
      estimated_minutes: 'INTEGER',
      depends_on: 'TEXT',
      clarification_questions: 'TEXT',
      clarification_answers: 'TEXT',
      recurrence_rule: 'VARCHAR',
      recurrence_end: 'DATETIME',
      recurring_source_id: 'VARCHAR',
      something_of_tomorrow: 'VARCHAR',
    },
    agent_tasks: {
      ...february['agent_tasks'],
      skill_chain: 'TEXT',
      current_skill_index: 'INTEGER',
      todo_id: 'VARCHAR',
      payload: 'TEXT',
    },
    paired_devices: { id: 'VARCHAR NOT NULL PRIMARY KEY', name: 'VARCHAR' },
    pairing_sessions: { id: 'VARCHAR NOT NULL PRIMARY KEY', code: 'VARCHAR' },
  },
};
