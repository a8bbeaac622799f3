import { z } from 'zod';
import { isTimeZone } from '../lib/time-zone.ts';
import {
  allowedHostsSetting,
  backupScheduleSetting,
  databaseUrlSetting,
  publicUrlSetting,
  quietHoursSetting,
  serverNameSetting,
  weeklyReviewSetting,
  workingDaysSetting,
  workingHoursSetting,
} from './values.ts';

/** One setting: how its text is read, what it is when nobody says anything, and what it means. */
export type SettingSpec<T> = {
  schema: z.ZodType<T, string>;
  /** In the same text form in which people write it; absent when there is none. */
  default?: string;
  description: string;
  secret?: true;
  /** Takes effect at the next start only. */
  needsRestart?: true;
  /** Cannot be saved in the dashboard, because it says where the saved settings are or who may come in. */
  outsideOnly?: true;
};

const setting = <T>(spec: SettingSpec<T> & { default: string }) => spec;
const optional = <T>(spec: SettingSpec<T>): SettingSpec<T> => spec;

const text = z.string().trim();
const integer = (min: number, max: number) =>
  text
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
const yesOrNo = text
  .toLowerCase()
  .pipe(
    z.enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], {
      error: 'must be true or false',
    }),
  )
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value));
const choice = <const C extends readonly [string, ...string[]]>(...choices: C) =>
  text.pipe(z.enum(choices, { error: `must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` }));
const httpAddress = text
  .regex(/^https?:\/\/[^\s]+$/, 'must be an address that begins with http:// or https://')
  .transform((value) => value.replace(/\/+$/, ''));
const clockTime = text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00');

/** All settings by their names, in the order in which the documentation lists them. */
export const settingsTable = {
  HOST: setting({
    schema: text.min(1),
    default: '0.0.0.0',
    needsRestart: true,
    description: 'Address to listen on. 0.0.0.0 lets phones in, 127.0.0.1 only this computer.',
  }),
  PORT: setting({
    schema: integer(0, 65_535),
    default: '8000',
    needsRestart: true,
    description: 'Port to listen on. 0 takes any free one.',
  }),
  DATA_DIR: optional({
    schema: text.min(1),
    outsideOnly: true,
    needsRestart: true,
    description: "Folder for everything ClawChat keeps. Default: the platform's usual place.",
  }),
  DATABASE_URL: optional({
    schema: databaseUrlSetting,
    outsideOnly: true,
    needsRestart: true,
    description:
      'SQLite file: a path, sqlite:///path or sqlite+aiosqlite:///path. Default: clawchat.db in DATA_DIR.',
  }),
  UPLOAD_DIR: optional({
    schema: text.min(1),
    outsideOnly: true,
    needsRestart: true,
    description: 'Folder for attachments. Default: uploads in DATA_DIR.',
  }),
  JWT_SECRET: optional({
    schema: text.min(16, 'must have at least 16 characters'),
    secret: true,
    outsideOnly: true,
    needsRestart: true,
    description: 'Key that signs tokens. Default: a random 256-bit key made at the first start and kept.',
  }),
  JWT_EXPIRY_HOURS: setting({
    schema: integer(1, 8760),
    default: '24',
    description: 'How long an access token is good for, in hours.',
  }),
  PIN: optional({
    schema: text.min(1).max(128),
    secret: true,
    outsideOnly: true,
    needsRestart: true,
    description: 'PIN for signing in. Default: six random digits made at the first start.',
  }),
  AI_PROVIDER: setting({
    schema: choice('ollama', 'openai', 'builtin'),
    default: 'ollama',
    description: 'Who answers: ollama, openai (any OpenAI-compatible address) or builtin (no AI).',
  }),
  AI_BASE_URL: setting({
    schema: httpAddress,
    default: 'http://localhost:11434',
    description: 'Address of the AI.',
  }),
  AI_API_KEY: setting({
    schema: text.max(1000),
    default: '',
    secret: true,
    description: 'Key for the AI, where it wants one.',
  }),
  AI_MODEL: setting({
    schema: text.min(1).max(200),
    default: 'llama3.2',
    description: 'Name of the model.',
  }),
  AI_TEMPERATURE: optional({
    schema: text
      .regex(/^\d(\.\d+)?$/, 'must be a number such as 0.7')
      .transform(Number)
      .pipe(z.number().max(2, 'must be at most 2')),
    description:
      'How freely the AI talks and acts, from 0 to 2. Default: as its model was made, exact when it acts.',
  }),
  MAX_UPLOAD_SIZE_MB: setting({
    schema: integer(1, 10_240),
    default: '10',
    description: 'Largest attachment, in MiB.',
  }),
  ALLOWED_EXTENSIONS: setting({
    schema: text.transform((value) =>
      value
        .split(',')
        .map((extension) => extension.trim().toLowerCase().replace(/^\./, ''))
        .filter((extension) => extension !== ''),
    ),
    default: 'jpg,jpeg,png,gif,webp,svg,pdf,txt,md,zip',
    description: 'File name extensions that may be attached, separated by commas.',
  }),
  ENABLE_SCHEDULER: setting({
    schema: yesOrNo,
    default: 'true',
    needsRestart: true,
    description: 'Reminders and the daily briefing.',
  }),
  BRIEFING_TIME: setting({
    schema: clockTime,
    default: '08:00',
    description: 'Time of the daily briefing in TIME_ZONE.',
  }),
  REMINDER_CHECK_INTERVAL: setting({
    schema: integer(1, 1440),
    default: '5',
    description:
      'Minutes between two looks through everything for reminders. Changes are seen within seconds.',
  }),
  QUIET_HOURS: setting({
    schema: quietHoursSetting,
    default: '22:00-07:00',
    description:
      'Hours in TIME_ZONE without nudges, summaries and overdue notices, or off. What has a time of its own still comes.',
  }),
  WEEKLY_REVIEW: setting({
    schema: weeklyReviewSetting,
    default: 'SU 09:00',
    description: 'Day and time of the weekly review in TIME_ZONE, or off.',
  }),
  NUDGES: setting({
    schema: yesOrNo,
    default: 'false',
    description: 'Every four hours, a word about the todo that needs it most.',
  }),
  PUSH_NOTIFICATIONS: setting({
    schema: yesOrNo,
    default: 'false',
    description:
      "Send reminders to phones that are not connected through Expo's push service. Their titles then leave the house.",
  }),
  TIME_ZONE: optional({
    schema: text.refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
    description: "Zone in which today and tomorrow are meant. Default: the computer's.",
  }),
  WORKING_HOURS: setting({
    schema: workingHoursSetting,
    default: '09:00-17:00',
    description: 'Hours of the day in which free times are suggested, in TIME_ZONE.',
  }),
  WORKING_DAYS: setting({
    schema: workingDaysSetting,
    default: 'MO-FR',
    description: 'Days on which free times are suggested: a stretch such as MO-FR, or MO,TU,TH.',
  }),
  LAN_ACCESS: setting({
    schema: yesOrNo,
    default: 'true',
    description: 'Whether phones may come in. false listens on this computer only.',
  }),
  MDNS: setting({
    schema: yesOrNo,
    default: 'true',
    description: 'Whether the server can be found by name in the house (multicast DNS).',
  }),
  PUBLIC_URL: optional({
    schema: publicUrlSetting,
    description: 'Address under which phones reach this server, when it is not the one of this computer.',
  }),
  ALLOWED_HOSTS: setting({
    schema: allowedHostsSetting,
    default: '',
    description: 'Further host names under which the server may be called, separated by commas.',
  }),
  SERVER_NAME: optional({
    schema: serverNameSetting,
    description: "Name under which phones know this computer. Default: the computer's.",
  }),
  OWNER_LANGUAGE: setting({
    schema: choice('auto', 'en', 'ko'),
    default: 'auto',
    description: 'Language of the dashboard: auto (as the browser wants it), en or ko.',
  }),
  DASHBOARD_THEME: setting({
    schema: choice('system', 'light', 'dark'),
    default: 'system',
    description: 'Colours of the dashboard: system, light or dark.',
  }),
  BACKUP_SCHEDULE: setting({
    schema: backupScheduleSetting,
    default: 'daily 03:00',
    description:
      'When a backup is made by itself, in TIME_ZONE: daily 03:00, a day and a time such as SU 03:00, or off.',
  }),
  BACKUP_KEEP: setting({
    schema: integer(1, 1000),
    default: '7',
    description: 'How many of the backups that were made by themselves are kept.',
  }),
  BACKUP_DIR: optional({
    schema: text.min(1),
    needsRestart: true,
    description: 'Folder for backups. Default: backups beside the database.',
  }),
  LOG_LEVEL: setting({
    schema: choice('silent', 'error', 'warn', 'info', 'debug'),
    default: 'info',
    needsRestart: true,
    description: 'How much is written to the log.',
  }),
  DEBUG: setting({
    schema: yesOrNo,
    default: 'false',
    needsRestart: true,
    description: 'Log in detail (same as LOG_LEVEL debug).',
  }),
} as const;

export type SettingName = keyof typeof settingsTable;
export const settingNames = Object.keys(settingsTable) as SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

/** Whether a setting cannot be saved in the dashboard. */
export const isOutsideOnly = (name: SettingName): boolean => 'outsideOnly' in settingsTable[name];

/** The settings after reading; those without default and without value are undefined. */
export type SettingValues = {
  [N in SettingName]: (typeof settingsTable)[N] extends { default: string }
    ? z.output<(typeof settingsTable)[N]['schema']>
    : z.output<(typeof settingsTable)[N]['schema']> | undefined;
};
