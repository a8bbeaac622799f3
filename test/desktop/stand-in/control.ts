import { app } from './app.ts';
import { browserEndpoint } from './browser.ts';
import * as electron from './electron.ts';

/** What the driver asks of the process that runs the app. */
export type DriverRequest =
  | { id: number; ask: 'evaluate'; source: string; argument: unknown }
  | { id: number; ask: 'browser' };

export type DriverReply = { id: number; value: unknown } | { id: number; error: string };

/** Answers the driver over the channel of `fork`. A driver that is gone takes the app with it. */
export function obeyDriver(): void {
  process.on('message', async (request: DriverRequest) => {
    const reply = await answer(request).catch((error: unknown) => ({ id: request.id, error: String(error) }));
    process.send?.(reply);
  });
  process.once('disconnect', () => app.exit());
}

async function answer(request: DriverRequest): Promise<DriverReply> {
  if (request.ask === 'browser') return { id: request.id, value: await browserEndpoint() };
  const run = new Function('electron', 'argument', `return (${request.source})(electron, argument)`);
  return { id: request.id, value: await run(electron, request.argument) };
}
