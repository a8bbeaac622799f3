import type { z } from 'zod';
import type { settingGroup, settingType } from '../features/dashboard/settings.schema.ts';
import type { SettingName } from './table.ts';

/** What a form needs to know of a setting beyond its text. */
export type SettingForm = {
  group: z.infer<typeof settingGroup>;
  type: z.infer<typeof settingType>;
  /** For `choice`. */
  choices?: readonly string[];
  /** For `integer` and `number`, both included. */
  minimum?: number;
  maximum?: number;
  unit?: 'hours' | 'minutes' | 'mebibytes' | 'backups';
  /** A wrong value may lock the owner out; it is better changed on trial. */
  isNetwork?: true;
};

export const settingForms: Readonly<Record<SettingName, SettingForm>> = {
  HOST: { group: 'network', type: 'text', isNetwork: true },
  PORT: { group: 'network', type: 'integer', minimum: 0, maximum: 65_535, isNetwork: true },
  DATA_DIR: { group: 'storage', type: 'folder' },
  DATABASE_URL: { group: 'storage', type: 'text' },
  UPLOAD_DIR: { group: 'storage', type: 'folder' },
  JWT_SECRET: { group: 'access', type: 'secret' },
  JWT_EXPIRY_HOURS: { group: 'access', type: 'integer', minimum: 1, maximum: 8760, unit: 'hours' },
  PIN: { group: 'access', type: 'secret' },
  AI_PROVIDER: { group: 'ai', type: 'choice', choices: ['ollama', 'openai', 'builtin'] },
  AI_BASE_URL: { group: 'ai', type: 'address' },
  AI_API_KEY: { group: 'ai', type: 'secret' },
  AI_MODEL: { group: 'ai', type: 'text' },
  AI_TEMPERATURE: { group: 'ai', type: 'number', minimum: 0, maximum: 2 },
  MAX_UPLOAD_SIZE_MB: {
    group: 'attachments',
    type: 'integer',
    minimum: 1,
    maximum: 10_240,
    unit: 'mebibytes',
  },
  ALLOWED_EXTENSIONS: { group: 'attachments', type: 'list' },
  ENABLE_SCHEDULER: { group: 'reminders', type: 'boolean' },
  BRIEFING_TIME: { group: 'reminders', type: 'time' },
  REMINDER_CHECK_INTERVAL: {
    group: 'reminders',
    type: 'integer',
    minimum: 1,
    maximum: 1440,
    unit: 'minutes',
  },
  QUIET_HOURS: { group: 'owner', type: 'hours_or_off' },
  WEEKLY_REVIEW: { group: 'reminders', type: 'weekday_time_or_off' },
  NUDGES: { group: 'reminders', type: 'boolean' },
  PUSH_NOTIFICATIONS: { group: 'reminders', type: 'boolean' },
  TIME_ZONE: { group: 'owner', type: 'time_zone' },
  WORKING_HOURS: { group: 'owner', type: 'hours' },
  WORKING_DAYS: { group: 'owner', type: 'weekdays' },
  LAN_ACCESS: { group: 'network', type: 'boolean', isNetwork: true },
  MDNS: { group: 'network', type: 'boolean', isNetwork: true },
  PUBLIC_URL: { group: 'network', type: 'address', isNetwork: true },
  ALLOWED_HOSTS: { group: 'network', type: 'list', isNetwork: true },
  SERVER_NAME: { group: 'owner', type: 'text' },
  OWNER_LANGUAGE: { group: 'owner', type: 'choice', choices: ['auto', 'en', 'ko'] },
  DASHBOARD_THEME: { group: 'owner', type: 'choice', choices: ['system', 'light', 'dark'] },
  BACKUP_SCHEDULE: { group: 'backup', type: 'daily_or_weekday_time_or_off' },
  BACKUP_KEEP: { group: 'backup', type: 'integer', minimum: 1, maximum: 1000, unit: 'backups' },
  BACKUP_DIR: { group: 'backup', type: 'folder' },
  LOG_LEVEL: { group: 'log', type: 'choice', choices: ['silent', 'error', 'warn', 'info', 'debug'] },
  DEBUG: { group: 'log', type: 'boolean' },
};

/** Those that are changed on trial, see `server/features/network-trial/`. */
export const networkSettings = (Object.keys(settingForms) as SettingName[]).filter(
  (name) => settingForms[name].isNetwork,
);
