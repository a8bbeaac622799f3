import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerExchange } from './fake-ai-routes.ts';
import type { FakeAi, FakeAiRequest, FakeMessage } from './fake-ai-types.ts';

export type { FakeAiMode } from './fake-ai-modes.ts';
export type { FakeAi, FakeAiRequest } from './fake-ai-types.ts';

function echo(messages: FakeMessage[]): string[] {
  const said = messages.findLast((message) => message.role === 'user')?.content ?? '';
  return ['You ', 'said: ', ...said.split(/(?<=\s)/)];
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function receive(ai: FakeAi, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const over = Promise.withResolvers<void>();
  const body = await readBody(incoming);
  const request: FakeAiRequest = {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    messages: Array.isArray(body?.['messages']) ? body['messages'] : [],
    closedByClient: false,
    bytesSent: 0,
    over: over.promise,
  };
  const { socket } = incoming;
  const sentBefore = socket.bytesWritten;
  response.once('close', () => {
    request.closedByClient = !response.writableFinished && !response.errored;
    request.bytesSent = socket.bytesWritten - sentBefore;
    gone.abort();
    over.resolve();
  });
  ai.requests.push(request);
  await answerExchange({ ai, request, response, gone: gone.signal });
}

/** Starts an AI that speaks both protocols on a free loopback port. */
export async function startFakeAi(): Promise<FakeAi> {
  const server = createServer((incoming, response) => {
    receive(ai, incoming, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ai: FakeAi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    mode: 'normal',
    delayMs: 20,
    redirectTo: '',
    models: [
      { name: 'llama3.2:latest', size: 2_019_393_189 },
      { name: 'qwen3:8b', size: 5_225_388_164 },
    ],
    windows: { made: 131_072 },
    answer: echo,
    toolCalls: () => [],
    wordsBeforeCalls: [],
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return ai;
}
