import { z } from 'zod';

export const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'fatal']);
export type LogLevel = z.infer<typeof logLevel>;

export const logLine = z.object({
  /** RFC 3339, UTC; absent for a line that is no entry of the log, of a crash for instance. */
  at: z.string().optional(),
  level: logLevel,
  message: z.string(),
  /** Everything else of the entry, as JSON; an error with its stack among it. */
  details: z.string().optional(),
});
export type LogLine = z.infer<typeof logLine>;

const filters = {
  /** This level and worse. */
  level: logLevel.optional(),
  /** Letters that occur anywhere in the line; case does not matter. */
  text: z.string().max(200).optional(),
};

export const logQuery = z.object({
  ...filters,
  /** RFC 3339; both included. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,3}:\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type LogQuery = z.infer<typeof logQuery>;

export const logPage = z.object({
  /** Newest first. May be fewer than asked for, or none, although `next` is there: looking takes time. */
  lines: z.array(logLine),
  /** Where to go on backwards; absent at the beginning of the log. */
  next: z.string().optional(),
});
export type LogPage = z.infer<typeof logPage>;

export const logStreamQuery = z.object(filters);

export const report = z.object({
  filename: z.string(),
  /** Plain text that tells no secret: to be copied into a question. */
  text: z.string(),
});

export const connections = z.object({
  /** Every open socket, the longest open first. */
  connections: z.array(
    z.object({
      /** `phone`: paired. `client`: signed in with the PIN. `dashboard`: a page like this one. */
      kind: z.enum(['phone', 'client', 'dashboard']),
      /** For a phone: what it is called, and its id among the paired devices. */
      name: z.string().optional(),
      device_id: z.string().optional(),
      address: z.string(),
      /** It runs on this computer. */
      is_local: z.boolean(),
      since: z.string(),
    }),
  ),
});
