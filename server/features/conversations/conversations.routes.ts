import { messageOnly } from '../../http/fields.ts';
import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import {
  conversation,
  conversationCreate,
  conversationDetail,
  conversationPage,
  conversationParams,
  conversationQuery,
  message,
  messageEdit,
  messagePage,
  messageParams,
  messageQuery,
} from './conversations.schema.ts';
import { selectAllMessages, selectConversations, selectMessages } from './conversations.store.ts';
import {
  archiveConversation,
  createConversation,
  deleteMessage,
  editMessage,
  getConversation,
} from './conversations.ts';

const list = '/api/chat/conversations';
const one = `${list}/{conversation_id}` as const;
const oneMessage = `${one}/messages/{message_id}` as const;

export const conversationRoutes = ({ ids }: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: list,
      operationId: 'listConversations',
      tag: 'chat',
      summary: 'List conversations, most recently updated first',
      access: 'user',
      query: conversationQuery,
      status: 200,
      output: conversationPage,
      keptBy: () => '',
    },
    async ({ query: { page, limit, archived, project_todo_id } }, { db }) => {
      const found = await selectConversations(db, { archived, projectTodoId: project_todo_id }, page, limit);
      return { ...found, page, limit };
    },
  ),

  writeRoute(
    {
      method: 'post',
      path: list,
      operationId: 'createConversation',
      tag: 'chat',
      summary: 'Start a conversation',
      access: 'user',
      body: conversationCreate,
      bodyOptional: true,
      status: 201,
      output: conversation,
    },
    ({ body }, scope) =>
      createConversation(scope, ids, { title: body.title, projectTodoId: body.project_todo_id }),
  ),

  readRoute(
    {
      method: 'get',
      path: one,
      operationId: 'getConversation',
      tag: 'chat',
      summary: 'A conversation with all its messages, oldest first',
      access: 'user',
      params: conversationParams,
      status: 200,
      output: conversationDetail,
      errors: [404],
    },
    async ({ params: { conversation_id } }, scope) => ({
      ...(await getConversation(scope, conversation_id)),
      messages: await selectAllMessages(scope.db, conversation_id),
    }),
  ),

  writeRoute(
    {
      method: 'delete',
      path: one,
      operationId: 'archiveConversation',
      tag: 'chat',
      summary: 'Archive a conversation; nothing is deleted',
      access: 'user',
      params: conversationParams,
      status: 200,
      output: messageOnly,
      errors: [404],
    },
    async ({ params }, scope) => {
      await archiveConversation(scope, params.conversation_id);
      return { message: 'Conversation archived' };
    },
  ),

  readRoute(
    {
      method: 'get',
      path: `${one}/messages`,
      operationId: 'listMessages',
      tag: 'chat',
      summary: 'Messages in ascending time order; without `page` the newest ones',
      access: 'user',
      params: conversationParams,
      query: messageQuery,
      status: 200,
      output: messagePage,
      keptBy: () => '',
      errors: [404],
    },
    async ({ params: { conversation_id }, query: { page, limit } }, scope) => {
      await getConversation(scope, conversation_id);
      const found = await selectMessages(scope.db, conversation_id, page, limit);
      return { ...found, page: page ?? 1, limit };
    },
  ),

  writeRoute(
    {
      method: 'put',
      path: oneMessage,
      operationId: 'editMessage',
      tag: 'chat',
      summary: 'Replace the text of a message; no new reply is made',
      access: 'user',
      params: messageParams,
      body: messageEdit,
      status: 200,
      output: message,
      errors: [404],
    },
    ({ params, body }, scope) => editMessage(scope, params.conversation_id, params.message_id, body.content),
  ),

  writeRoute(
    {
      method: 'delete',
      path: oneMessage,
      operationId: 'deleteMessage',
      tag: 'chat',
      summary: 'Delete one message',
      access: 'user',
      params: messageParams,
      status: 200,
      output: messageOnly,
      errors: [404],
    },
    async ({ params }, scope) => {
      await deleteMessage(scope, params.conversation_id, params.message_id);
      return { message: 'Message deleted' };
    },
  ),
];
