import type { ReadScope, Work, WriteScope } from '../db/work.ts';
import { firstAnswer, keepAnswer, type RepeatKey, repeatKey } from './idempotency.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Route, RouteRequest } from './route.ts';
import { makeShaper } from './shape.ts';

/** `sentBody` is the body as it came, undeclared properties included. */
export type Request = RouteRequest<undefined, undefined, undefined> & { sentBody: unknown };

export type Answer = { status: number; text: string };

export type PerformOptions = { work: Work; kept: KeptAnswers; checkAnswers: boolean };

/** Makes what runs an operation in the transaction it asks for, and renders its answer there. */
export function makePerformer(
  route: Route,
  { work, kept, checkAnswers }: PerformOptions,
): (request: Request) => Promise<Answer> {
  const render = makeRenderer(route, checkAnswers);
  const run = async (request: Request, scope: ReadScope | WriteScope | undefined): Promise<Answer> => ({
    status: route.status,
    text: render(await route.handle(request, scope)),
  });
  const read = async (request: Request, scope: ReadScope): Promise<Answer> => {
    if (!route.keptBy) return run(request, scope);
    const { params, query } = request;
    const key = JSON.stringify([route.operationId, params, query, route.keptBy(query, scope.now)]);
    const text = await kept(scope.db, key, async () => (await run(request, scope)).text);
    return { status: route.status, text };
  };
  if (route.work === 'none') return (request) => run(request, undefined);
  if (route.work === 'read') return (request) => work.read((scope) => read(request, scope));
  return (request) => {
    const repeat = repeatKeyOf(route, request);
    return work.write((scope) =>
      repeat ? once(scope, repeat, () => run(request, scope)) : run(request, scope),
    );
  };
}

const repeatKeyOf = (route: Route, { caller, raw, sentBody }: Request) =>
  route.method === 'post' && caller.kind !== 'nobody'
    ? repeatKey(route.operationId, caller, String(raw.request.headers['idempotency-key'] ?? ''), sentBody)
    : undefined;

async function once(scope: WriteScope, repeat: RepeatKey, run: () => Promise<Answer>): Promise<Answer> {
  const first = await firstAnswer(scope, repeat);
  if (first) return { status: first.status, text: first.answer };
  const answer = await run();
  await keepAnswer(scope, repeat, answer.status, answer.text);
  return answer;
}

function makeRenderer(route: Route, check: boolean): (value: unknown) => string {
  const { output } = route;
  if (output === 'empty' || output === 'raw') return () => '';
  const shape = makeShaper(output);
  return (value) => {
    const shaped = shape(value);
    if (check) output.parse(shaped);
    return JSON.stringify(shaped);
  };
}
