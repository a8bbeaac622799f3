import { type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { AppState } from '../../main/bridge-contract.ts';
import type { Api } from '../api/api.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

export type OpenedTarget = NonNullable<AppState['opened']>;

/** `#/home/todo/<id>`, `#/home/event/<id>` and `#/home/event/<id>/<date>`. */
export function targetIn(rest: readonly string[]): OpenedTarget | undefined {
  const [kind, id, date] = rest;
  if ((kind !== 'todo' && kind !== 'event') || id === undefined) return undefined;
  return { kind, id, ...(date === undefined ? {} : { date }) };
}

/** What is read of the server's answers. */
type Todo = { title: string; status: string; due_date?: string; description?: string };
type Event = {
  id: string;
  title: string;
  start_time: string;
  is_all_day: boolean;
  location?: string;
  description?: string;
  occurrence_date?: string;
};

/** What there is to read about a todo or an event. */
export type OpenedItem = {
  title: string;
  /** RFC 3339; absent when nothing is due. */
  at: string | undefined;
  /** A day and not a time. */
  isDay: boolean;
  place: string | undefined;
  description: string | undefined;
  isDone: boolean;
};

async function readTodo(api: Api, id: string, signal: AbortSignal): Promise<OpenedItem> {
  const answer = await api.json({ method: 'GET', path: `/api/todos/${encodeURIComponent(id)}`, signal });
  const { title, due_date, description, status } = withKeys<Todo>(answer, 'title', 'status');
  // A todo that names only a day is due when that day begins.
  const isDay = due_date?.slice(11, 19) === '00:00:00';
  return { title, at: due_date, isDay, place: undefined, description, isDone: status === 'completed' };
}

async function readEvent(api: Api, { id, date }: OpenedTarget, signal: AbortSignal): Promise<OpenedItem> {
  const path = `/api/events/${encodeURIComponent(id)}`;
  const series = withKeys<Event>(await api.json({ method: 'GET', path, signal }), 'title', 'start_time');
  const event = (date === undefined ? undefined : await readDate(api, id, date, signal)) ?? series;
  const { title, start_time, location, description, is_all_day } = event;
  return { title, at: start_time, isDay: is_all_day, place: location, description, isDone: false };
}

/** One date of a series; undefined when it was removed meanwhile. */
async function readDate(api: Api, id: string, date: string, signal: AbortSignal): Promise<Event | undefined> {
  const range = new URLSearchParams({
    start_after: `${date}T00:00:00`,
    start_before: `${date}T23:59:59`,
    limit: '200',
  });
  const answer = await api.json({ method: 'GET', path: `/api/events?${range}`, signal });
  const { items } = withKeys<{ items: Event[] }>(answer, 'items');
  return items.find((event) => event.id === id && event.occurrence_date === date);
}

export function useOpenedItem(target: OpenedTarget): UseQueryResult<OpenedItem> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['opened', target],
    gcTime: 0,
    queryFn: ({ signal }) =>
      target.kind === 'todo' ? readTodo(api, target.id, signal) : readEvent(api, target, signal),
  });
}

/** Completes the todo that was opened. */
export function useCompleteTodo(id: string) {
  const { api } = useConnection();
  return useMutation({
    mutationFn: () =>
      api.json({
        method: 'PATCH',
        path: `/api/todos/${encodeURIComponent(id)}`,
        body: { status: 'completed' },
      }),
  });
}
