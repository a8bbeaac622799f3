import { setTimeout as delay } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import { createApiClient } from '../support/api-client.ts';
import { busyClient } from '../support/busy-client.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { keepFile, makeLargeFeed } from '../support/open-download.ts';
import { openStream } from '../support/open-stream.ts';
import { pairDevice } from '../support/pair-device.ts';
import { startTestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

/** Asks again and again until the answer is there. @throws {Error} when it takes longer than 10 s */
async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await delay(100);
  }
  throw new Error(`${what}: not within 10 seconds`);
}

type InHouse = { name: string; host: string; port: number; addresses: string[]; id: string; version: string };

/** Servers that multicast DNS tells of within so many ms, as a phone with this address hears them. */
async function findInHouse(address: string, milliseconds: number): Promise<InHouse[]> {
  const socket = { port: 5353, interface: address, bind: '0.0.0.0' };
  const bonjour = new Bonjour(socket);
  const browser = bonjour.find({ type: 'clawchat' });
  await delay(milliseconds);
  const found = browser.services.map(({ name, host, port, addresses = [], txt }) => ({
    ...{ name, host, port, addresses },
    ...{ id: String(txt?.id), version: String(txt?.version) },
  }));
  browser.stop();
  await new Promise((resolve) => bonjour.destroy(resolve));
  return found;
}

/** What functions that run on another computer find there; `kept` lasts from one to the next. */
export const tools = {
  startTestServer,
  createApiClient,
  openSocket,
  openStream,
  readChatStream,
  busyClient,
  keepFile,
  makeLargeFeed,
  startFakeAi,
  delay,
  until,
  findInHouse,
  pairDevice,
  kept: {} as Record<string, unknown>,
};
export type Tools = typeof tools;

export type AgentRequest = { id: number; source: string; argument: unknown };
export type AgentReply = { id: number; value: unknown } | { id: number; error: string };

/** Obeys the test over the channel of the process, and ends with it. */
process.on('message', async ({ id, source, argument }: AgentRequest) => {
  const reply = await answer(id, source, argument);
  process.send?.(reply);
});
process.once('disconnect', () => process.exit());

async function answer(id: number, source: string, argument: unknown): Promise<AgentReply> {
  try {
    const run = new Function('tools', 'argument', `return (${source})(tools, argument)`);
    return { id, value: await run(tools, argument) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
