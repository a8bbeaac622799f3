import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgentReply, Tools } from './agent.ts';

/** A process on one of the two computers. */
export type Computer = AsyncDisposable & {
  /** Runs a function there. It is sent as text: it sees the tools, its argument and nothing around it. */
  run<A, R>(task: (tools: Tools, argument: A) => R | Promise<R>, argument: A): Promise<R>;
};

/** @param namespace the network the process is in */
export function startComputer(namespace: string): Computer {
  const command = ['netns', 'exec', namespace, process.execPath, join(import.meta.dirname, 'agent.ts')];
  const child = spawn('ip', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const exited = once(child, 'exit');
  let last = 0;
  child.on('message', (reply: AgentReply) => {
    const { resolve, reject } = waiting.get(reply.id) ?? Promise.withResolvers();
    waiting.delete(reply.id);
    if ('error' in reply) reject(new Error(reply.error));
    else resolve(reply.value);
  });
  void exited.then(([code]) => {
    for (const { reject } of waiting.values()) reject(new Error(`The computer is gone (${code})`));
  });
  return {
    run(task, argument) {
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      child.send({ id: last, source: String(task), argument });
      return answer.promise as never;
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
