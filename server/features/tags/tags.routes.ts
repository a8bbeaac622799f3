import { z } from 'zod';
import { type Route, readRoute } from '../../http/route.ts';
import { selectEventTags } from '../events/events.ts';
import { selectMemoTags } from '../memos/memos.ts';
import { selectTodoTags } from '../todos/todos.ts';

export const tagRoutes = (): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/tags',
      operationId: 'listTags',
      tag: 'tags',
      summary: 'All distinct tags of todos, events and memos, sorted',
      access: 'user',
      status: 200,
      output: z.object({ tags: z.array(z.string()) }),
    },
    async (_request, { db }) => {
      const used = [await selectTodoTags(db), await selectEventTags(db), await selectMemoTags(db)];
      return { tags: [...new Set(used.flat())].sort(byAlphabet.compare) };
    },
  ),
];

const byAlphabet = new Intl.Collator('en');
