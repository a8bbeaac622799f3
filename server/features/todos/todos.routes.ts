import type { WriteScope } from '../../db/work.ts';
import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { Services } from '../../services.ts';
import { organizeTodo } from '../inbox/inbox.ts';
import { presentTodo } from './present.ts';
import {
  bulkTodoResponse,
  bulkTodoUpdate,
  type InboxState,
  todo,
  todoCreate,
  todoPage,
  todoParams,
  todoQuery,
  todoUpdate,
} from './todos.schema.ts';
import { isTodoOrder, selectTodos, type TodoRow } from './todos.store.ts';
import { bulkUpdateTodos, createTodo, deleteTodo, getTodo, updateTodo } from './todos.ts';

export const todoRoutes = (services: Services): Route[] => {
  const { timeZone } = services;
  /** `classifying` on a todo of its own asks for its sorting. */
  const sortIfAsked = async (scope: WriteScope, row: TodoRow, asked: InboxState | undefined) => {
    if (asked !== 'classifying' || row.parent_id !== null) return row;
    await organizeTodo(scope, services, row.id);
    return getTodo(scope, row.id);
  };
  return [
    readRoute(
      {
        method: 'get',
        path: '/api/todos',
        operationId: 'listTodos',
        tag: 'todos',
        summary: 'List todos with filters and ordering',
        access: 'user',
        query: todoQuery,
        status: 200,
        output: todoPage,
        keptBy: () => timeZone(),
      },
      async ({ query }, { db }) => {
        const zone = timeZone();
        const { page, limit, order_by, order_dir, due_before } = query;
        const filter = {
          status: query.status,
          priority: query.priority,
          dueBefore: due_before === undefined ? undefined : parseTimestamp(due_before, zone),
          parentId: query.parent_id,
          rootOnly: query.root_only,
        };
        const { rows, total } = await selectTodos(db, filter, {
          page,
          limit,
          order: isTodoOrder(order_by) ? order_by : 'created_at',
          direction: order_dir === 'asc' ? 'asc' : 'desc',
        });
        return { items: rows.map((row) => presentTodo(row, zone)), total, page, limit };
      },
    ),

    writeRoute(
      {
        method: 'post',
        path: '/api/todos',
        operationId: 'createTodo',
        tag: 'todos',
        summary: 'Create a todo',
        access: 'user',
        body: todoCreate,
        status: 201,
        output: todo,
      },
      async ({ body }, scope) => {
        const made = await createTodo(scope, services, body);
        return presentTodo(await sortIfAsked(scope, made, body.inbox_state), timeZone());
      },
    ),

    writeRoute(
      {
        method: 'patch',
        path: '/api/todos/bulk',
        operationId: 'bulkUpdateTodos',
        tag: 'todos',
        summary: 'Change or delete several todos at once',
        access: 'user',
        body: bulkTodoUpdate,
        status: 200,
        output: bulkTodoResponse,
      },
      ({ body }, scope) => bulkUpdateTodos(scope, services, body),
    ),

    readRoute(
      {
        method: 'get',
        path: '/api/todos/{todo_id}',
        operationId: 'getTodo',
        tag: 'todos',
        summary: 'One todo',
        access: 'user',
        params: todoParams,
        status: 200,
        output: todo,
        errors: [404],
      },
      async ({ params }, scope) => presentTodo(await getTodo(scope, params.todo_id), timeZone()),
    ),

    writeRoute(
      {
        method: 'patch',
        path: '/api/todos/{todo_id}',
        operationId: 'updateTodo',
        tag: 'todos',
        summary: 'Change a todo; completing a recurring one makes the next',
        access: 'user',
        params: todoParams,
        body: todoUpdate,
        status: 200,
        output: todo,
        errors: [404],
      },
      async ({ params, body }, scope) => {
        const changed = await updateTodo(scope, services, params.todo_id, body);
        return presentTodo(await sortIfAsked(scope, changed, body.inbox_state), timeZone());
      },
    ),

    writeRoute(
      {
        method: 'delete',
        path: '/api/todos/{todo_id}',
        operationId: 'deleteTodo',
        tag: 'todos',
        summary: 'Delete a todo; its subtasks stay as roots',
        access: 'user',
        params: todoParams,
        status: 204,
        output: 'empty',
        errors: [404],
      },
      ({ params }, scope) => deleteTodo(scope, services, params.todo_id),
    ),
  ];
};
