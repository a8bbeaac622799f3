import { z } from 'zod';
import { idParam, timestamp } from '../../http/fields.ts';

export const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  stored_filename: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  memo_id: z.string().nullable(),
  todo_id: z.string().nullable(),
  /** Path from the root with a signed token that is good for this file for one hour. */
  url: z.string(),
  created_at: timestamp,
});
export type Attachment = z.infer<typeof attachment>;

export const attachmentList = z.array(attachment);
export const attachmentOwner = z.object({ memo_id: idParam.optional(), todo_id: idParam.optional() });
export type AttachmentOwner = z.infer<typeof attachmentOwner>;
export const attachmentParams = z.object({ attachment_id: idParam });
export const downloadQuery = z.object({ token: z.string().max(5000).optional() });
