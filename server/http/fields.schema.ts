import { z } from 'zod';

/** Shapes that answers share which the dashboard reads, too. */

/** RFC 3339 with `Z` or a numeric offset. */
export const timestamp = z.string();

export const idParam = z.string().min(1).max(200);
