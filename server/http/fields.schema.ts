import { z } from 'zod';

/** Shapes that answers share which the dashboard reads, too. */

/** RFC 3339 with `Z` or a numeric offset. */
export const timestamp = z.string();

export const idParam = z.string().min(1).max(200);

export const page = z.coerce.number().int().min(1);

/** `page` and `limit` of a list; a value outside its limits is refused. */
export const pageQuery = (limits: { standard: number; most: number }) => ({
  page: page.default(1),
  limit: z.coerce.number().int().min(1).max(limits.most).default(limits.standard),
});

/** A page of a list; `total` counts all matches. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    limit: z.number().int(),
  });
