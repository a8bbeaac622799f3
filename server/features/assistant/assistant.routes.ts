import { type Route, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { actionDecided, actionParams, confirmRequest } from './assistant.schema.ts';

export const assistantRoutes = ({ decisions }: Services): Route[] => [
  writeRoute(
    {
      method: 'post',
      path: '/api/assistant/actions/{id}/confirm',
      operationId: 'confirmAction',
      tag: 'assistant',
      summary: 'Do what the assistant proposed, once',
      access: 'user',
      params: actionParams,
      body: confirmRequest,
      bodyOptional: true,
      status: 200,
      output: actionDecided,
      errors: [404, 409],
    },
    ({ params, body }, scope) => decisions.confirm(scope, params.id, body.item_ids),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/assistant/actions/{id}/undo',
      operationId: 'undoAction',
      tag: 'assistant',
      summary: 'Take back what the assistant did',
      access: 'user',
      params: actionParams,
      status: 200,
      output: actionDecided,
      errors: [404, 409],
    },
    ({ params }, scope) => decisions.undo(scope, params.id),
  ),
];
