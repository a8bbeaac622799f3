import { z } from 'zod';

export { idParam, timestamp } from './fields.schema.ts';

/** Shapes that many operations share. */

const page = z.coerce.number().int().min(1);

/** `page` and `limit` of a list; a value outside its limits is refused. */
export const pageQuery = (limits: { standard: number; most: number }) => ({
  page: page.default(1),
  limit: z.coerce.number().int().min(1).max(limits.most).default(limits.standard),
});

/** A page number that may be left out, which means something else than 1. */
export const optionalPage = page.optional();

/** A flag in a query. */
export const queryFlag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');

/** A page of a list; `total` counts all matches. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    limit: z.number().int(),
  });

export const messageOnly = z.object({ message: z.string() });

/** Tags as clients send them; null means none. Doubles and blanks are dropped. */
export const tagsInput = z
  .array(z.string().max(100))
  .max(50)
  .transform((tags) => [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))])
  .nullish();
