import { z } from 'zod';
import { idParam } from '../../http/fields.ts';
import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import {
  answers,
  appliedPlan,
  delegated,
  delegation,
  pipelineStatus,
  plan,
  planChoice,
  skillList,
} from './inbox.schema.ts';
import { delegateTodo, dismissPlan, endQuestions, organizeTodo, skills } from './inbox.ts';
import { applyPlan, latestPlan } from './plans.ts';

const ofTodo = {
  tag: 'inbox',
  access: 'user',
  params: z.object({ todo_id: idParam }),
  status: 200,
  errors: [404],
} as const;

const one = '/api/todos/{todo_id}';

export const inboxRoutes = (services: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/todos/skills/list',
      operationId: 'listSkills',
      tag: 'inbox',
      summary: 'Skills a todo can be handed to',
      access: 'user',
      status: 200,
      output: skillList,
    },
    () => ({ skills: skills.map(({ tags, ...skill }) => ({ ...skill, tags: [...tags] })) }),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/delegate`,
      operationId: 'delegateTodo',
      summary: 'Hand a todo to a skill, which works in the background',
      body: delegation,
      output: delegated,
      errors: [400, 404],
    },
    ({ params, body }, scope) =>
      delegateTodo(scope, services, params.todo_id, body.skill_id ?? body.agent_type ?? ''),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/organize`,
      operationId: 'organizeTodo',
      summary: 'Sort a todo of the inbox in the background',
      output: pipelineStatus,
    },
    ({ params }, scope) => organizeTodo(scope, services, params.todo_id),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/answer-questions`,
      operationId: 'answerQuestions',
      summary: 'Answer the questions about a todo and go on to planning',
      body: answers,
      output: pipelineStatus,
    },
    ({ params, body }, scope) => endQuestions(scope, services, params.todo_id, body.answers),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/skip-questions`,
      operationId: 'skipQuestions',
      summary: 'Go on to planning without answers',
      output: pipelineStatus,
    },
    ({ params }, scope) => endQuestions(scope, services, params.todo_id, undefined),
  ),

  readRoute(
    {
      ...ofTodo,
      method: 'get',
      path: `${one}/plan/latest`,
      operationId: 'getLatestPlan',
      summary: 'Newest finished plan of a todo',
      output: plan,
    },
    ({ params }, scope) => latestPlan(scope, params.todo_id),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/plan/apply`,
      operationId: 'applyPlan',
      summary: 'Turn a plan into subtasks, all or the chosen ones',
      body: planChoice,
      bodyOptional: true,
      output: appliedPlan,
    },
    ({ params, body }, scope) =>
      applyPlan(scope, services, params.todo_id, body.selected_indices ?? undefined),
  ),

  writeRoute(
    {
      ...ofTodo,
      method: 'post',
      path: `${one}/plan/dismiss`,
      operationId: 'dismissPlan',
      summary: 'Drop the suggested plan',
      output: pipelineStatus,
    },
    ({ params }, scope) => dismissPlan(scope, services, params.todo_id),
  ),
];
