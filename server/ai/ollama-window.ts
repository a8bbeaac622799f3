import type { Ollama } from 'ollama';
import { z } from 'zod';
import { type WindowFacts, windowFrom } from './model-window.ts';

const shown = z.object({
  model_info: z.record(z.string(), z.unknown()).optional(),
  /** Lines of a name and a value. */
  parameters: z.string().optional(),
});

const running = z.object({
  models: z.array(z.object({ name: z.string(), context_length: z.number().optional() })),
});

/**
 * Asks Ollama how much a model takes, https://github.com/ollama/ollama/blob/main/docs/api.md#show-model-information and
 * #list-running-models. Older ones say less.
 */
export async function askForWindow(client: Ollama, model: string): Promise<number> {
  const [about, loaded] = [
    shown.safeParse(await client.show({ model })),
    running.safeParse(await client.ps()),
  ];
  const facts: WindowFacts = {
    made: about.data && madeFor(about.data.model_info),
    set: about.data && setTo(about.data.parameters),
    loaded: loaded.data?.models.find(({ name }) => name === model || name === `${model}:latest`)
      ?.context_length,
  };
  return windowFrom(facts);
}

/** It stands under the name of the model's family: `llama.context_length`. */
function madeFor(info: Record<string, unknown> = {}): number | undefined {
  const found = Object.entries(info).find(([name]) => name.endsWith('.context_length'))?.[1];
  return typeof found === 'number' ? found : undefined;
}

function setTo(parameters = ''): number | undefined {
  const found = /^num_ctx\s+(\d+)/m.exec(parameters)?.[1];
  return found === undefined ? undefined : Number(found);
}
