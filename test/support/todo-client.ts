import assert from 'node:assert/strict';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import type { ApiClient } from './api-client.ts';

/** Todos over HTTP; every call but those that answer with a status expects to succeed. */
export type TodoClient = {
  create(fields?: object): Promise<Todo>;
  read(id: string): Promise<Todo>;
  change(id: string, fields: object): Promise<Todo>;
  complete(id: string): Promise<Todo>;
  list(query?: string): Promise<{ items: Todo[]; total: number; page: number; limit: number }>;
};

export function createTodoClient(api: ApiClient): TodoClient {
  const change = async (id: string, fields: object) => {
    const { status, body, text } = await api.patch<Todo>(`/api/todos/${id}`, fields);
    assert.equal(status, 200, text);
    return body;
  };
  return {
    async create(fields = {}) {
      const { status, body, text } = await api.post<Todo>('/api/todos', { title: 'Buy milk', ...fields });
      assert.equal(status, 201, text);
      return body;
    },
    async read(id) {
      const { status, body, text } = await api.get<Todo>(`/api/todos/${id}`);
      assert.equal(status, 200, text);
      return body;
    },
    change,
    complete: (id) => change(id, { status: 'completed' }),
    async list(query = '') {
      const { status, body, text } = await api.get<Awaited<ReturnType<TodoClient['list']>>>(
        `/api/todos${query}`,
      );
      assert.equal(status, 200, text);
      return body;
    },
  };
}
