import type { ServerResponse } from 'node:http';
import {
  type Dialect,
  ollamaDialect,
  ollamaModelList,
  openaiDialect,
  openaiModelList,
} from './fake-ai-dialects.ts';
import { playAnswer, type Refusal, refusalOf } from './fake-ai-modes.ts';
import { answerPull } from './fake-ai-pull.ts';
import type { Exchange, FakeAi, FakeAiRequest } from './fake-ai-types.ts';

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, dialect: Dialect, { status, message, code }: Refusal): void {
  sendJson(response, status, dialect.errorDocument(message, code));
}

function keyOf(request: FakeAiRequest): string {
  return request.headers.authorization?.replace('Bearer ', '') ?? '';
}

/** An unknown model is refused in every mode, as the real servers do. */
function chatRefusal(ai: FakeAi, request: FakeAiRequest, hasTools: boolean): Refusal | undefined {
  const model = request.body?.['model'];
  if (typeof model !== 'string' || !Array.isArray(request.body?.['messages'])) {
    return { status: 400, message: 'model and messages are required', code: null };
  }
  const offered = ai.models.some(({ name }) => name === model || name === `${model}:latest`);
  return refusalOf(offered ? ai.mode : 'modelMissing', { model, key: keyOf(request), hasTools });
}

function answerChat({ ai, request, response, gone }: Exchange, speak: (model: string) => Dialect): unknown {
  const { model, stream, tools } = request.body ?? {};
  const dialect = speak(String(model));
  const hasTools = Array.isArray(tools) && tools.length > 0;
  const refusal = chatRefusal(ai, request, hasTools);
  if (refusal) return refuse(response, dialect, refusal);
  const calls = hasTools ? ai.toolCalls(request) : [];
  const pieces = calls.length > 0 ? ai.wordsBeforeCalls : ai.answer(request.messages);
  // Ollama's own endpoint streams unless told not to, OpenAI's only when asked.
  const streams = stream === true || (stream === undefined && request.path === '/api/chat');
  if (!streams && ai.mode !== 'broken' && ai.mode !== 'hugeLine') {
    return sendJson(response, 200, dialect.document(pieces.join(''), calls));
  }
  return playAnswer(ai.mode, { response, dialect, pieces, calls, delayMs: ai.delayMs, gone });
}

function answerList(
  { ai, request, response }: Exchange,
  speak: (model: string) => Dialect,
  toBody: (models: FakeAi['models']) => unknown,
): unknown {
  if (ai.mode === 'broken') return response.destroy(new Error('The fake AI hangs up.'));
  const refusal = refusalOf(ai.mode, { model: '', key: keyOf(request), hasTools: false });
  if (refusal && (ai.mode === 'wrongKey' || ai.mode === 'busy')) return refuse(response, speak(''), refusal);
  return sendJson(response, 200, toBody(ai.mode === 'modelMissing' ? [] : ai.models));
}

/** Large as real ones are: the vocabulary is left out there, too, unless it is asked for. */
function answerShow({ ai, request, response }: Exchange): unknown {
  if (ai.windows === 'unknown') return response.writeHead(404).end('404 page not found');
  const { made, set } = ai.windows;
  const family = String(request.body?.['model']).startsWith('qwen') ? 'qwen3' : 'llama';
  return sendJson(response, 200, {
    parameters: ['stop    "<|eot_id|>"', ...(set ? [`num_ctx                        ${set}`] : [])].join(
      '\n',
    ),
    model_info: {
      'general.architecture': family,
      ...(made && { [`${family}.context_length`]: made }),
      [`${family}.embedding_length`]: 3072,
    },
    capabilities: ['completion', 'tools'],
  });
}

function answerRunning({ ai, response }: Exchange): unknown {
  const loaded = ai.windows === 'unknown' ? undefined : ai.windows.loaded;
  const models = loaded ? ai.models.map(({ name }) => ({ name, context_length: loaded })) : [];
  return sendJson(response, 200, { models });
}

const routes: Record<string, (exchange: Exchange) => unknown> = {
  'GET /': ({ response }) => response.end('Ollama is running'),
  'GET /api/version': ({ response }) => sendJson(response, 200, { version: '0.12.6' }),
  'GET /api/tags': (exchange) => answerList(exchange, ollamaDialect, ollamaModelList),
  'POST /api/show': answerShow,
  'GET /api/ps': answerRunning,
  'GET /v1/models': (exchange) => answerList(exchange, openaiDialect, openaiModelList),
  'POST /api/pull': answerPull,
  'POST /api/chat': (exchange) => answerChat(exchange, ollamaDialect),
  'POST /v1/chat/completions': (exchange) => answerChat(exchange, openaiDialect),
};

/** Answers one request as the present mode wants it. */
export function answerExchange(exchange: Exchange): unknown {
  const { ai, request, response } = exchange;
  if (ai.mode === 'hang') return undefined;
  if (ai.mode === 'redirect') {
    return response.writeHead(307, { location: `${ai.redirectTo}${request.path}` }).end();
  }
  if (ai.mode === 'notJson') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end('<!doctype html><title>Router</title><p>Please sign in.</p>');
  }
  const route = routes[`${request.method} ${request.path}`];
  if (route) return route(exchange);
  return response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
}
