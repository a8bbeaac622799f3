import type { DataSet } from './data-set.ts';
import { dayMilliseconds } from './filling.ts';
import { commonWords } from './texts.ts';

export type Request = { method: 'GET' | 'POST'; path: string; body?: string };

/** The same question to the server and to the floor. Several requests are asked in turn. */
export type Operation = {
  name: string;
  server(data: DataSet): Request[];
  /** `answer` is what the server said. */
  floor(data: DataSet, answer: string): Request[];
  /** What is aimed at: share of the floor in percent, and requests per second on two cores. */
  aim: { share?: number; perSecond?: number; p99?: number };
  connections?: number;
};

const get = (path: string): Request[] => [{ method: 'GET', path }];

const manyIds = 500;

/** More than are kept, so that each list is made anew: an unknown order means the usual one. */
const manyLists = 200;

const monthOf = ({ now }: DataSet) => ({
  from: new Date(now.getTime() - 15 * dayMilliseconds).toISOString(),
  to: new Date(now.getTime() + 15 * dayMilliseconds).toISOString(),
});

function dayOf({ now }: DataSet) {
  const from = `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;
  return { from, to: new Date(Date.parse(from) + dayMilliseconds).toISOString() };
}

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

const newTodo = JSON.stringify({ title: 'Call the plumber about the kitchen tap' });
const searched = get(`/api/search?${query({ q: commonWords.join(' ') })}`);
/** As the server reads those words: the last one may be the beginning of one. */
const match = `"${commonWords[0]}" * AND "${commonWords[1]}" *`;
const searchedOnFloor = get(`/search?${query({ match })}`);

export const operations: readonly Operation[] = [
  { name: 'health', server: () => get('/api/health'), floor: () => get('/health'), aim: {} },
  {
    name: 'todo list of 50',
    server: () => get('/api/todos?limit=50'),
    floor: () => get('/todos'),
    aim: { share: 55, perSecond: 4000 },
  },
  {
    name: 'todo list of 50, not asked before, one at a time',
    server: () =>
      Array.from({ length: manyLists }, (_, index) => get(`/api/todos?limit=50&order_by=o${index}`)).flat(),
    floor: () => get('/todos'),
    aim: {},
    connections: 1,
  },
  {
    name: 'todo get',
    server: ({ todoIds }) => todoIds.slice(0, manyIds).flatMap((id) => get(`/api/todos/${id}`)),
    floor: ({ todoIds }) => todoIds.slice(0, manyIds).flatMap((id) => get(`/todo?id=${id}`)),
    aim: { share: 55, perSecond: 9000 },
  },
  {
    name: 'today',
    server: () => get('/api/today?tz=UTC'),
    floor: (data) => get(`/today?${query(dayOf(data))}`),
    aim: { share: 50, perSecond: 1500 },
  },
  {
    name: 'conversations list',
    server: () => get('/api/chat/conversations'),
    floor: () => get('/conversations'),
    aim: { share: 50, perSecond: 4000 },
  },
  {
    name: 'message page',
    server: ({ conversationId }) => get(`/api/chat/conversations/${conversationId}/messages`),
    floor: ({ conversationId }) => get(`/messages?id=${conversationId}`),
    aim: {},
  },
  {
    name: 'events of a month',
    server: (data) => {
      const { from, to } = monthOf(data);
      return get(`/api/events?${query({ start_after: from, start_before: to, limit: '200' })}`);
    },
    floor: (data, answer) => {
      const { items } = JSON.parse(answer) as { items: unknown[] };
      return get(`/events?${query({ ...monthOf(data), items: String(items.length) })}`);
    },
    aim: { share: 50, perSecond: 300 },
  },
  {
    name: 'search, two common words',
    server: () => searched,
    floor: () => searchedOnFloor,
    aim: { share: 70, perSecond: 700 },
  },
  {
    name: 'search, one at a time',
    server: () => searched,
    floor: () => searchedOnFloor,
    aim: { p99: 20 },
    connections: 1,
  },
  // The last one: it makes the data grow.
  {
    name: 'todo post',
    server: () => [{ method: 'POST', path: '/api/todos', body: newTodo }],
    floor: () => [{ method: 'POST', path: '/todos', body: newTodo }],
    aim: { share: 60, perSecond: 1500, p99: 60 },
  },
];
