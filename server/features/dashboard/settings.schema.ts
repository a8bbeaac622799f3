import { z } from 'zod';

/** The configuration as the dashboard shows and changes it. */

export const settingSource = z.enum(['command_line', 'environment', 'env_file', 'saved', 'default']);

export const settingGroup = z.enum([
  'owner',
  'network',
  'access',
  'ai',
  'reminders',
  'backup',
  'attachments',
  'storage',
  'log',
]);

/** How a value is written; every value is sent and saved as text. */
export const settingType = z.enum([
  'text',
  /** Never shown; only whether there is one. */
  'secret',
  'integer',
  /** With a dot: `0.7`. */
  'number',
  /** `true` or `false`. */
  'boolean',
  /** One of `choices`. */
  'choice',
  /** `http://…` or `https://…` */
  'address',
  /** A path on the computer that runs ClawChat. */
  'folder',
  /** Parts separated by commas. */
  'list',
  /** `08:00` */
  'time',
  /** `Europe/Berlin` */
  'time_zone',
  /** `09:00-17:00` */
  'hours',
  /** `22:00-07:00`, over midnight too, or `off`. */
  'hours_or_off',
  /** `MO,TU,WE`; `MO-FR` is understood, too. */
  'weekdays',
  /** `SU 09:00`, or `off`. */
  'weekday_time_or_off',
  /** `daily 03:00`, `SU 03:00`, or `off`. */
  'daily_or_weekday_time_or_off',
]);

export const dashboardSetting = z.object({
  name: z.string(),
  /** Absent for secrets, and for what is not set. */
  value: z.string().optional(),
  /** What it is when nobody says anything; absent when it depends on the computer. */
  default: z.string().optional(),
  /** For secrets: whether there is one. */
  is_set: z.boolean(),
  secret: z.boolean(),
  source: settingSource,
  /** Set outside the dashboard and therefore not changeable here. */
  locked: z.boolean(),
  /** Takes effect at the next start only. */
  needs_restart: z.boolean(),
  /** Another value is in force until the next start. */
  is_pending: z.boolean(),
  description: z.string(),
  group: settingGroup,
  type: settingType,
  choices: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  unit: z.enum(['hours', 'minutes', 'mebibytes', 'backups']).optional(),
  /** May lock the owner out: change it with `PUT /api/dashboard/network-trial`. */
  is_network: z.boolean(),
});

export const dashboardSettings = z.object({ settings: z.array(dashboardSetting) });
export type DashboardSettings = z.infer<typeof dashboardSettings>;

/**
 * Names as in the configuration table (`AI_MODEL`); null goes back to the default. All or nothing: with one wrong value
 * the answer is 422 and `detail` names each wrong field as `["body", "values", "AI_MODEL"]`; type `locked` marks those set
 * outside.
 */
export const settingsChange = z.object({ values: z.record(z.string(), z.string().max(10_000).nullable()) });
