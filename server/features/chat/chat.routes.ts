import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { sendMessageRequest, sendMessageResponse } from './chat.schema.ts';
import { streamReply } from './stream-reply.ts';

export const chatRoutes = ({ chat, limits }: Services): Route[] => [
  plainRoute(
    {
      method: 'post',
      path: '/api/chat/send',
      operationId: 'sendMessage',
      tag: 'chat',
      summary: 'Store a user message and answer it over the WebSocket',
      access: 'user',
      body: sendMessageRequest,
      status: 202,
      output: sendMessageResponse,
      errors: [404, 409, 503],
    },
    ({ body }) => chat.send(body),
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/chat/stream',
      operationId: 'streamMessage',
      tag: 'chat',
      summary: 'Store a user message and stream the reply as server-sent events',
      access: 'user',
      body: sendMessageRequest,
      status: 200,
      output: 'raw',
      rawType: 'text/event-stream',
      errors: [404, 409, 503],
    },
    async (request) => {
      const { accepted, reply } = await chat.stream(request.body);
      await streamReply(accepted.conversation_id, reply, request, limits.comments);
    },
  ),
];
