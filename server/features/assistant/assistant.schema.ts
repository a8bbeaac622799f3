import { z } from 'zod';
import { idParam } from '../../http/fields.ts';

export const actionParams = z.object({ id: idParam });

/** Which of the proposed items are meant; without it all of them. */
export const confirmRequest = z.object({ item_ids: z.array(idParam).min(1).max(200).optional() });

export const actionDecided = z.object({
  id: z.string(),
  /** `dropped` when nothing was left to do. */
  status: z.enum(['done', 'undone', 'dropped']),
  text: z.string(),
});
