import type { Migration } from 'kysely/migration';
import { foundation } from './0001-foundation.ts';
import { todos } from './0002-todos.ts';
import { events } from './0003-events.ts';
import { memos } from './0004-memos.ts';
import { attachments } from './0005-attachments.ts';
import { agentTasks } from './0006-agent-tasks.ts';
import { search } from './0007-search.ts';
import { admin } from './0008-admin.ts';
import { assistant } from './0011-assistant.ts';
import { pairing } from './0012-pairing.ts';
import { reminders } from './0013-reminders.ts';
import { feeds } from './0014-feeds.ts';
import { inbox } from './0014-inbox.ts';
import { dashboard } from './0015-dashboard.ts';

/** In order of their names; a released one is never changed again. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-todos': todos,
  '0003-events': events,
  '0004-memos': memos,
  '0005-attachments': attachments,
  '0006-agent-tasks': agentTasks,
  '0007-search': search,
  '0008-admin': admin,
  '0011-assistant': assistant,
  '0012-pairing': pairing,
  '0013-reminders': reminders,
  '0014-feeds': feeds,
  '0014-inbox': inbox,
  '0015-dashboard': dashboard,
};
