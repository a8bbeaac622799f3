import { z } from 'zod';
import { longestContent } from '../conversations/conversations.ts';

export const sendMessageRequest = z.object({
  conversation_id: z.string().min(1).max(200),
  content: z
    .string()
    .max(longestContent)
    .refine((text) => text.trim() !== '', 'must not be empty'),
  /** The same for all repetitions of one user action. */
  idempotency_key: z.string().max(200).nullish(),
});
export type SendMessageRequest = z.infer<typeof sendMessageRequest>;

export const sendMessageResponse = z.object({
  /** Id of the stored user message. */
  message_id: z.string(),
  conversation_id: z.string(),
  status: z.literal('delivered'),
});
