import { adminRoutes } from './features/admin/admin.routes.ts';
import { assistantRoutes } from './features/assistant/assistant.routes.ts';
import { interpretRoutes } from './features/assistant/interpret.routes.ts';
import { attachmentRoutes } from './features/attachments/attachments.routes.ts';
import { authRoutes } from './features/auth/auth.routes.ts';
import { backupRoutes } from './features/backup/backup.routes.ts';
import { capabilityRoutes } from './features/capabilities/capabilities.routes.ts';
import { chatRoutes } from './features/chat/chat.routes.ts';
import { claudeCodeRoutes } from './features/claude-code/claude-code.routes.ts';
import { conversationRoutes } from './features/conversations/conversations.routes.ts';
import { dashboardRoutes } from './features/dashboard/dashboard.routes.ts';
import { homeRoutes } from './features/dashboard/home.routes.ts';
import { networkRoutes } from './features/dashboard/network.routes.ts';
import { dataRoutes } from './features/data/data.routes.ts';
import { eventRoutes } from './features/events/events.routes.ts';
import { exportRoutes } from './features/export/export.routes.ts';
import { feedRoutes } from './features/feeds/feeds.routes.ts';
import { firstRunRoutes } from './features/first-run/first-run.routes.ts';
import { healthRoutes } from './features/health/health.routes.ts';
import { importRoutes } from './features/import/import.routes.ts';
import { inboxRoutes } from './features/inbox/inbox.routes.ts';
import { jobRoutes } from './features/jobs/jobs.routes.ts';
import { logRoutes } from './features/log/log.routes.ts';
import { memoRoutes } from './features/memos/memos.routes.ts';
import { networkTrialRoutes } from './features/network-trial/network-trial.routes.ts';
import { notificationRoutes } from './features/notifications/notifications.routes.ts';
import { obsidianRoutes } from './features/obsidian/obsidian.routes.ts';
import { pairingRoutes } from './features/pairing/pairing.routes.ts';
import { projectRoutes } from './features/projects/projects.routes.ts';
import { reminderRoutes } from './features/reminders/reminders.routes.ts';
import { searchRoutes } from './features/search/search.routes.ts';
import { settingsRoutes } from './features/settings/settings.routes.ts';
import { tagRoutes } from './features/tags/tags.routes.ts';
import { taskRelationshipRoutes } from './features/task-relationships/task-relationships.routes.ts';
import { taskRoutes } from './features/tasks/tasks.routes.ts';
import { todayRoutes } from './features/today/today.routes.ts';
import { todoRoutes } from './features/todos/todos.routes.ts';
import type { Route } from './http/route.ts';
import type { Services } from './services.ts';

/** Table of contents of the API. */
const features: readonly ((services: Services) => Route[])[] = [
  healthRoutes,
  authRoutes,
  pairingRoutes,
  capabilityRoutes,
  conversationRoutes,
  chatRoutes,
  assistantRoutes,
  interpretRoutes,
  todoRoutes,
  projectRoutes,
  inboxRoutes,
  taskRelationshipRoutes,
  eventRoutes,
  memoRoutes,
  attachmentRoutes,
  searchRoutes,
  todayRoutes,
  tagRoutes,
  taskRoutes,
  notificationRoutes,
  reminderRoutes,
  feedRoutes,
  settingsRoutes,
  adminRoutes,
  backupRoutes,
  dashboardRoutes,
  homeRoutes,
  networkRoutes,
  firstRunRoutes,
  networkTrialRoutes,
  jobRoutes,
  dataRoutes,
  logRoutes,
  importRoutes,
  exportRoutes,
  obsidianRoutes,
  claudeCodeRoutes,
];

export const allRoutes = (services: Services): Route[] => features.flatMap((feature) => feature(services));
