/** They end the very session that asks, wait for a person, or go on for ever. */
export const leftOut = new Set(['logout', 'changePin', 'login', 'followLog']);

/** They copy everything there is; some tries tell enough. */
export const costly = new Set(['adminBackup', 'makeBackup', 'exportData', 'adminReindex', 'startJob']);
export const triesOfCostly = 20;

/**
 * They need what cannot be made up: a good refresh token, a code, a device, a file, a background task, a skill, a plan, a reminder,
 * a job, a free address.
 */
export const neverSucceeding = [
  'applyPlan',
  'cancelJob',
  'cancelTask',
  'chooseAddress',
  'claimPairing',
  'confirmAction',
  'confirmNetworkChange',
  'delegateTodo',
  'deleteAttachment',
  'deleteBackup',
  'downloadAttachment',
  'downloadBackup',
  'downloadJobFile',
  'finishReminder',
  'getJob',
  'getLatestPlan',
  'getTask',
  'nameImportUploads',
  'obsidianFlush',
  'obsidianProjects',
  'obsidianReindex',
  'obsidianRetry',
  'obsidianScan',
  'obsidianSyncStatus',
  'prepareImport',
  'readFeed',
  'refreshToken',
  'revokeDevice',
  'restoreBackup',
  'revokeFeed',
  'sendImportUploads',
  'snoozeReminder',
  'startImport',
  'tryNetworkChange',
  'undoAction',
  'uploadAttachment',
  'uploadBackup',
];
