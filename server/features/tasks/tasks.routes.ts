import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import {
  agentTask,
  agentTaskPage,
  agentTaskParams,
  agentTaskQuery,
  cancelTaskResponse,
} from './tasks.schema.ts';
import { selectTopTasks } from './tasks.store.ts';
import { cancelTask, getTask } from './tasks.ts';

export const taskRoutes = (services: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/tasks',
      operationId: 'listTasks',
      tag: 'tasks',
      summary: 'Top-level agent tasks, newest first',
      access: 'user',
      query: agentTaskQuery,
      status: 200,
      output: agentTaskPage,
    },
    async ({ query: { status, page, limit } }, { db }) => ({
      ...(await selectTopTasks(db, status, page, limit)),
      page,
      limit,
    }),
  ),

  readRoute(
    {
      method: 'get',
      path: '/api/tasks/{task_id}',
      operationId: 'getTask',
      tag: 'tasks',
      summary: 'One agent task, with its parts when it is a coordinator',
      access: 'user',
      params: agentTaskParams,
      status: 200,
      output: agentTask,
      errors: [404],
    },
    ({ params }, scope) => getTask(scope, params.task_id),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/tasks/{task_id}/cancel',
      operationId: 'cancelTask',
      tag: 'tasks',
      summary: 'Cancel a queued or running task',
      access: 'user',
      params: agentTaskParams,
      status: 200,
      output: cancelTaskResponse,
      errors: [404],
    },
    ({ params }, scope) => cancelTask(scope, services, params.task_id),
  ),
];
