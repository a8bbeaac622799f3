import { setTimeout as delay } from 'node:timers/promises';
import type { FakeAiMode } from './fake-ai-modes.ts';
import type { Exchange } from './fake-ai-types.ts';

/**
 * `POST /api/pull` as Ollama answers it (https://github.com/ollama/ollama/blob/main/docs/api.md#pull-a-model): the
 * manifest, each layer with what is there of it, then checking and `success`. A model that is not in the library is told
 * in the stream, with status 200.
 */

const layers = [
  { digest: 'sha256:dde5aa3fc5ff', total: 2_019_377_376 },
  { digest: 'sha256:966de95ca8a6', total: 1_429 },
];
const stepsOfLayer = 10;

function* framesOf(): Generator<Record<string, unknown>> {
  yield { status: 'pulling manifest' };
  for (const { digest, total } of layers) {
    const status = `pulling ${digest.slice('sha256:'.length)}`;
    // The first frame of a layer does not say yet what is there.
    yield { status, digest, total };
    for (let step = 1; step <= stepsOfLayer; step += 1)
      yield { status, digest, total, completed: Math.round((total * step) / stepsOfLayer) };
  }
  yield { status: 'verifying sha256 digest' };
  yield { status: 'writing manifest' };
}

/** After so many frames the trouble begins. */
const half = layers.length + stepsOfLayer / 2;

type Response = Exchange['response'];
const troubles: Partial<Record<FakeAiMode, (response: Response) => unknown>> = {
  hangMidway: () => undefined,
  truncated: (response) => response.end(),
  broken: (response) => response.destroy(new Error('The fake AI hangs up.')),
};

const say = (response: Response, frame: Record<string, unknown>) =>
  void response.write(`${JSON.stringify(frame)}\n`);

function refuse(response: Response): void {
  say(response, { status: 'pulling manifest' });
  say(response, { error: 'pull model manifest: file does not exist' });
  response.end();
}

export async function answerPull({ ai, request, response, gone }: Exchange): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  if (ai.mode === 'modelMissing') return refuse(response);
  const trouble = troubles[ai.mode];
  const frames = [...framesOf()];
  for (const frame of trouble ? frames.slice(0, half) : frames) {
    if (gone.aborted) return;
    say(response, frame);
    if (ai.mode === 'slow') await delay(ai.delayMs, undefined, { signal: gone }).catch(() => undefined);
  }
  if (trouble) {
    // What is written must have left before the trouble begins.
    await delay(10);
    trouble(response);
    return;
  }
  const model = String(request.body?.['model'] ?? '');
  ai.models.push({ name: model.includes(':') ? model : `${model}:latest`, size: 2_019_378_805 });
  say(response, { status: 'success' });
  response.end();
}
