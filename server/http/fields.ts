import { z } from 'zod';

import { page } from './fields.schema.ts';

export { idParam, pageOf, pageQuery, timestamp } from './fields.schema.ts';

/** Shapes that many operations share. */

/** A page number that may be left out, which means something else than 1. */
export const optionalPage = page.optional();

/** A flag in a query. */
export const queryFlag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');

export const messageOnly = z.object({ message: z.string() });

/** Tags as clients send them; null means none. Doubles and blanks are dropped. */
export const tagsInput = z
  .array(z.string().max(100))
  .max(50)
  .transform((tags) => [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))])
  .nullish();
