import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '../support/api-client.ts';
import { startTestServer } from '../support/server.ts';
import type { Finding, Proof, ProofContext } from './proof.ts';

const atOnce = 8;
/** Of one write; the last one is left to come through. */
const cutsAtMost = 4;
const longestWait = 15;
const kinds = ['todos', 'memos', 'events'] as const;

type Plan = { writes: number; withKeys: boolean };

/**
 * Writes whose connection is cut at a moment of chance: before, while or after the server does its work. Each is
 * repeated, word for word, until an answer arrives.
 */
async function loseReplies({ writes, withKeys }: Plan, { random }: ProofContext): Promise<Finding> {
  await using server = await startTestServer();
  const web = await server.signIn();
  const counts = { writes, requests: 0, 'replies lost': 0, results: 0 };
  const faults: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let number = next; number < writes; number = next) {
      next += 1;
      const request = requestOf(web, number, withKeys);
      const cuts = 1 + Math.floor(random() * cutsAtMost);
      for (let cut = 0; cut < cuts; cut += 1) await sendAndCut(server.url, request, random() * longestWait);
      counts.requests += cuts + 1;
      counts['replies lost'] += cuts;
      const { status } = await sendWhole(server.url, request);
      if (status !== 201) faults.push(`write ${number} was answered ${status} in the end`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const found = await countEverything(web);
  counts.results = found.total;
  if (found.total !== writes) faults.push(`${found.total} results of ${writes} writes`);
  if (found.distinct !== writes) faults.push(`${found.distinct} different results of ${writes} writes`);
  return { counts, faults };
}

/** One HTTP request as bytes. */
function requestOf(web: ApiClient, number: number, withKeys: boolean): string {
  const kind = kinds[number % kinds.length] ?? 'todos';
  const text = `write ${number}`;
  const body = JSON.stringify(
    { todos: { title: text }, memos: { content: text }, events: { title: text, start_time: '2026-03-01' } }[
      kind
    ],
  );
  return [
    `POST /api/${kind} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${web.token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
    ...(withKeys ? [`Idempotency-Key: key-${number}`] : []),
    '',
    body,
  ].join('\r\n');
}

async function sendAndCut(url: string, request: string, milliseconds: number): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(request);
  await setTimeout(milliseconds);
  socket.resetAndDestroy();
}

async function sendWhole(url: string, request: string): Promise<{ status: number }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(request);
  await once(socket, 'end');
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]) };
}

async function countEverything(web: ApiClient): Promise<{ total: number; distinct: number }> {
  type Listed = { items: { title?: string; content?: string }[]; total: number };
  const texts: string[] = [];
  let total = 0;
  for (const kind of kinds) {
    for (let page = 1; ; page += 1) {
      const { body } = await web.get<Listed>(`/api/${kind}?limit=100&page=${page}`);
      texts.push(...body.items.map(({ title, content }) => content || title || ''));
      if (body.items.length > 0) continue;
      total += body.total;
      break;
    }
  }
  return { total, distinct: new Set(texts).size };
}

export const proof: Proof = {
  number: 13,
  name: 'a write whose answer is lost and that is repeated with its key happens once',
  short: (context) => loseReplies({ writes: 120, withKeys: true }, context),
  long: (context) => loseReplies({ writes: 1000, withKeys: true }, context),
  controls: {
    'without keys': (context) => loseReplies({ writes: 40, withKeys: false }, context),
  },
};
