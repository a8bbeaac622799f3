import { z } from 'zod';
import { idParam, optionalPage, pageOf, pageQuery, queryFlag, timestamp } from '../../http/fields.ts';

/** Longest message, in characters; far above what a person types, far below what a request may hold. */
export const longestContent = 100_000;

export const message = z.object({
  id: z.string(),
  conversation_id: z.string(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  message_type: z.string(),
  intent: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  created_at: timestamp,
});
export type Message = z.infer<typeof message>;

export const conversation = z.object({
  id: z.string(),
  title: z.string(),
  /** First 100 characters of the newest message; absent in an empty conversation. */
  last_message: z.string().optional(),
  is_archived: z.boolean(),
  project_todo_id: z.string().optional(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Conversation = z.infer<typeof conversation>;

export const conversationDetail = conversation.extend({ messages: z.array(message) });
export const conversationPage = pageOf(conversation);
export const messagePage = pageOf(message);

export const conversationCreate = z.object({
  title: z.string().max(500).nullish(),
  project_todo_id: z.string().max(200).nullish(),
});

export const conversationQuery = z.object({
  ...pageQuery({ standard: 20, most: 100 }),
  archived: queryFlag.default(false),
  project_todo_id: z.string().optional(),
});

export const conversationParams = z.object({ conversation_id: idParam });

export const messageQuery = z.object({
  /** Without it, the newest messages. */
  page: optionalPage,
  limit: pageQuery({ standard: 50, most: 200 }).limit,
});

export const messageParams = conversationParams.extend({ message_id: idParam });

export const messageEdit = z.object({ content: z.string().max(longestContent) });
