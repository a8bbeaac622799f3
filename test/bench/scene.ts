import type { FakeAi } from '../support/fake-ai.ts';
import type { Size } from './filling.ts';
import type { Effort, Sides } from './measure-operation.ts';

export type BenchOptions = {
  /** What Node is to run: the sources or the compiled server. */
  program: string;
  size: Size;
  seed: number;
  now: Date;
  effort: Effort;
  streams: number;
  sockets: number;
  broadcasts: number;
  idleSeconds: number;
  /** Before memory is looked at: the server gives back what it does not need when it rests. */
  restSeconds: number;
  starts: number;
  /** Only what has one of these words in its name; everything when empty. */
  only: readonly string[];
  /** For the server's Node, to profile it. */
  nodeArgv: string[];
  say(line: string): void;
};

/** What is there while measuring. */
export type Scene = { options: BenchOptions; sides: Sides; ai: FakeAi };

export const isWanted = ({ only }: Pick<BenchOptions, 'only'>, name: string) =>
  only.length === 0 || only.some((word) => name.includes(word));
