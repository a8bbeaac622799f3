import type { AiProvider } from '../ai/provider.ts';
import type { ReadScope, Work } from '../db/work.ts';
import { aiUnavailable } from '../http/errors.ts';
import { callsInText } from './calls-in-text.ts';
import { readWhen, type When } from './dates/dates.ts';
import { mendTimes } from './mend-times.ts';
import { promptForDeciding } from './prompt.ts';
import { readCalls } from './read-calls.ts';
import { defaultWindow } from './token-budget.ts';
import { readBuiltIn } from './understand-built-in.ts';
import type { Wish } from './wish.ts';
import { wishFromReading } from './wish-from-reading.ts';

export type InterpretRequest = {
  text: string;
  now: Date | undefined;
  timeZone: string | undefined;
  engine: 'builtin' | 'ai' | undefined;
};

type ToldTime = { start?: string; end?: string; all_day: boolean; recurrence?: string };
export type InterpretedWish = Wish & { when: ToldTime | null };
export type Interpretation = { engine: 'builtin' | 'ai'; actions: InterpretedWish[] };

export type Interpret = (request: InterpretRequest, signal: AbortSignal) => Promise<Interpretation>;

export type InterpretDependencies = {
  work: Work;
  provider(): AiProvider;
  aiConnected(): boolean;
  timeZone(): string;
};

/**
 * Says what would be understood, without doing it.
 *
 * The returned function throws `HttpError` 503 when the AI is asked for and none is connected.
 */
export function createInterpret({ work, provider, aiConnected, timeZone }: InterpretDependencies): Interpret {
  return async (request, signal) => {
    const zone = request.timeZone ?? timeZone();
    const engine = request.engine ?? (aiConnected() ? 'ai' : 'builtin');
    if (engine === 'ai' && !aiConnected())
      throw aiUnavailable('No AI is connected. Connect one in the dashboard.');
    const inScope = <T>(task: (scope: ReadScope) => Promise<T>) =>
      work.read((scope) => task({ ...scope, now: request.now ?? scope.now }));
    const actions =
      engine === 'ai'
        ? await interpretWithAi(request.text, zone, inScope, provider(), signal)
        : await inScope((scope) => interpretBuiltIn(scope, request.text, zone));
    return { engine, actions };
  };
}

async function interpretBuiltIn(scope: ReadScope, text: string, zone: string): Promise<InterpretedWish[]> {
  const readings = await readBuiltIn(scope, text, zone, scope.now);
  return readings.map((reading) => ({
    ...wishFromReading(reading),
    when: told(reading.slots.when ?? readWhen(reading.text, { now: scope.now, timeZone: zone })),
  }));
}

type InScope = <T>(task: (scope: ReadScope) => Promise<T>) => Promise<T>;

async function interpretWithAi(
  text: string,
  zone: string,
  inScope: InScope,
  ai: AiProvider,
  signal: AbortSignal,
) {
  const message = { conversationId: '', userMessageId: '', text };
  const room = { zone, window: ai.contextTokens() ?? defaultWindow, likely: [] };
  const { now, ...prompt } = await inScope(async (scope) => ({
    ...(await promptForDeciding(scope, message, room)),
    now: scope.now,
  }));
  let said = '';
  let wishes: Wish[] = [];
  for await (const part of ai.converse({ ...prompt, signal, temperature: 0 })) {
    if ('calls' in part) wishes = readCalls(part.calls);
    else said += part.text;
  }
  if (wishes.length === 0) wishes = readCalls(callsInText(said));
  if (wishes.length === 0) wishes = [{ intent: 'general_chat', parameters: {}, confidence: 1 }];
  const mended = wishes.length === 1 ? wishes.map((wish) => mendTimes(wish, text, now, zone)) : wishes;
  return mended.map((wish) => ({ ...wish, when: told(readWhen(text, { now, timeZone: zone })) }));
}

function told(when: When | null): ToldTime | null {
  if (!when || when.role === 'duration') return null;
  const { start, end, allDay, recurrence } = when;
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    all_day: allDay,
    ...(recurrence !== undefined && { recurrence }),
  };
}
