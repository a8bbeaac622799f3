import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { memo, memoCreate, memoPage, memoParams, memoQuery, memoUpdate } from './memos.schema.ts';
import { selectMemos } from './memos.store.ts';
import { createMemo, deleteMemo, getMemo, updateMemo } from './memos.ts';

export const memoRoutes = (services: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/memos',
      operationId: 'listMemos',
      tag: 'memos',
      summary: 'List memos, most recently updated first',
      access: 'user',
      query: memoQuery,
      status: 200,
      output: memoPage,
    },
    async ({ query: { page, limit } }, { db }) => ({ ...(await selectMemos(db, page, limit)), page, limit }),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/memos',
      operationId: 'createMemo',
      tag: 'memos',
      summary: 'Create a memo; without a title it is called after its first words',
      access: 'user',
      body: memoCreate,
      status: 201,
      output: memo,
    },
    ({ body }, scope) => createMemo(scope, services, body),
  ),

  readRoute(
    {
      method: 'get',
      path: '/api/memos/{memo_id}',
      operationId: 'getMemo',
      tag: 'memos',
      summary: 'One memo',
      access: 'user',
      params: memoParams,
      status: 200,
      output: memo,
      errors: [404],
    },
    ({ params }, scope) => getMemo(scope, params.memo_id),
  ),

  writeRoute(
    {
      method: 'patch',
      path: '/api/memos/{memo_id}',
      operationId: 'updateMemo',
      tag: 'memos',
      summary: 'Change a memo',
      access: 'user',
      params: memoParams,
      body: memoUpdate,
      status: 200,
      output: memo,
      errors: [404],
    },
    ({ params, body }, scope) => updateMemo(scope, services, params.memo_id, body),
  ),

  writeRoute(
    {
      method: 'delete',
      path: '/api/memos/{memo_id}',
      operationId: 'deleteMemo',
      tag: 'memos',
      summary: 'Delete a memo with its attachments',
      access: 'user',
      params: memoParams,
      status: 204,
      output: 'empty',
      errors: [404],
    },
    ({ params }, scope) => deleteMemo(scope, services, params.memo_id),
  ),
];
