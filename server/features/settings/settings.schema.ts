import { z } from 'zod';

/**
 * Settings the clients keep here. All optional; the defaults are the clients' own and never stored by the server.
 */
const known = {
  fontSize: z.number().int(),
  messageBubbleStyle: z.string().max(100),
  sendOnEnter: z.boolean(),
  showTimestamps: z.boolean(),
  showAvatars: z.boolean(),
  llmModel: z.string().max(200),
  temperature: z.number(),
  /** Added to the system text of every chat. */
  systemPrompt: z.string().max(20_000),
  maxTokens: z.number().int(),
  streamResponses: z.boolean(),
  theme: z.string().max(100),
  compactMode: z.boolean(),
  sidebarSize: z.number(),
  chatPanelSize: z.number(),
  notificationsEnabled: z.boolean(),
  reminderSound: z.boolean(),
  saveHistory: z.boolean(),
  analyticsEnabled: z.boolean(),
};

export const userSettings = z.object(known).partial();
export type UserSettings = z.infer<typeof userSettings>;
export type UserSettingName = keyof typeof known;
export const userSettingNames = Object.keys(known) as UserSettingName[];

/** null goes back to the client's default. */
export const userSettingsChange = z.object(
  Object.fromEntries(Object.entries(known).map(([name, schema]) => [name, schema.nullish()])) as {
    [N in UserSettingName]: z.ZodOptional<z.ZodNullable<(typeof known)[N]>>;
  },
);
export type UserSettingsChange = z.infer<typeof userSettingsChange>;

export const settingsResponse = z.object({
  settings: userSettings,
  /** A timestamp, or the empty string when nothing was saved yet. */
  updated_at: z.string(),
});
