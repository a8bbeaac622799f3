import { type Route, readRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { presentEvent, selectEventsById } from '../events/events.ts';
import { selectMemosById } from '../memos/memos.ts';
import { presentTodo, selectTodosById } from '../todos/todos.ts';
import { type SearchHit, searchQuery, searchResponse } from './search.schema.ts';
import { readKinds, search } from './search.ts';

export const searchRoutes = ({ timeZone }: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/search',
      operationId: 'search',
      tag: 'search',
      summary: 'Full-text search over messages, todos, events and memos',
      access: 'user',
      query: searchQuery,
      status: 200,
      output: searchResponse,
      errors: [400],
    },
    async ({ query: { q, types, page, limit } }, scope) => {
      const { items, total } = await search(scope, { text: q, kinds: readKinds(types), page, limit });
      const idsOf = (type: SearchHit['type']) => items.filter((hit) => hit.type === type).map(({ id }) => id);
      const events = await selectEventsById(scope.db, idsOf('event'));
      const todos = await selectTodosById(scope.db, idsOf('todo'));
      return {
        items,
        total,
        page,
        limit,
        todos: todos.map((row) => presentTodo(row, timeZone())),
        events: events.map((row) => presentEvent(row, timeZone())),
        memos: await selectMemosById(scope.db, idsOf('memo')),
      };
    },
  ),
];
