import { z } from 'zod';
import { idParam } from '../../http/fields.ts';
import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { conversation } from '../conversations/conversations.ts';
import { project } from './projects.schema.ts';
import { listProjects, openProjectConversation } from './projects.ts';

export const projectRoutes = ({ ids, timeZone }: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/todos/projects',
      operationId: 'listProjects',
      tag: 'todos',
      summary: 'Root todos that act as projects, most recently updated first',
      access: 'user',
      status: 200,
      output: z.array(project),
    },
    (_request, scope) => listProjects(scope, timeZone()),
  ),

  writeRoute(
    {
      method: 'get',
      path: '/api/chat/conversations/by-project/{todo_id}',
      operationId: 'getProjectConversation',
      tag: 'chat',
      summary: 'The conversation of a project, made on first use',
      access: 'user',
      params: z.object({ todo_id: idParam }),
      status: 200,
      output: conversation,
      errors: [404],
    },
    ({ params }, scope) => openProjectConversation(scope, ids, params.todo_id),
  ),
];
