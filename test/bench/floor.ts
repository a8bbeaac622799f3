import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Sqlite from 'better-sqlite3';
import { registerFunctions } from '../../server/db/functions.ts';
import { floorQueries, todoColumns } from './floor-queries.ts';

/**
 * The floor, a process of its own: `floor.ts <database>`. Plain `node:http` with the same statements and JSON.stringify;
 * no framework, no check of who asks or of what was sent. Prints its port.
 */

const [, , file = ''] = process.argv;
const queries = floorQueries(file);
const writer = new Sqlite(file);
writer.pragma('synchronous = FULL');
writer.pragma('foreign_keys = ON');
registerFunctions(writer);
const insert = writer.prepare(
  `insert into todos (id, title, status, priority, tags, created_at, updated_at)
   values (@id, @title, 'pending', 'medium', '[]', @at, @at)`,
);
const inserted = writer.prepare(`select ${todoColumns} from todos where id = ?`);
let serial = 0;

const health = () => ({
  status: 'degraded',
  version: '0.1.0',
  ai_provider: 'builtin',
  ai_backend: 'builtin',
  ai_model: 'llama3.2',
  ai_connected: false,
});

type Answer = (parameter: (name: string) => string) => unknown;

const answers: Record<string, Answer> = {
  '/health': health,
  '/todos': queries.todos,
  '/todo': (parameter) => queries.todo(parameter('id')),
  '/events': (parameter) => queries.events(parameter('from'), parameter('to'), Number(parameter('items'))),
  '/today': (parameter) => queries.today(parameter('from'), parameter('to')),
  '/conversations': queries.conversations,
  '/messages': (parameter) => queries.messages(parameter('id')),
  '/search': (parameter) => queries.search(parameter('match')),
};

function send(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function makeTodo(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { title } = JSON.parse(Buffer.concat(chunks).toString()) as { title: string };
    serial += 1;
    const id = `floor_${serial}`;
    insert.run({ id, title, at: new Date().toISOString() });
    send(response, 201, inserted.get(id));
  });
}

const server = createServer((request, response) => {
  if (request.method === 'POST') return makeTodo(request, response);
  const [path = '', query] = (request.url ?? '').split('?');
  const parameters = new URLSearchParams(query);
  send(
    response,
    200,
    answers[path]?.((name) => parameters.get(name) ?? ''),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
