import { randomFrom } from '../support/random-from.ts';

/** What one run found. It held when there is no fault; a control has to find some. */
export type Finding = {
  /** What was counted, in the order in which it is printed. */
  counts: Record<string, number | string>;
  /** What should never happen, one sentence each. */
  faults: string[];
};

export type ProofContext = {
  seed: number;
  /** In [0, 1), the same numbers for the same seed. */
  random(): number;
  /** Tells how far a long run has come. */
  say(line: string): void;
};

/** One claim about the program that can be tried by anyone, and fails when what protects it is taken away. */
export type Proof = {
  /** As on the command line: `npm run proof -- 5`. */
  number: number;
  name: string;
  /** Seconds at most; part of `npm test`. */
  short(context: ProofContext): Promise<Finding>;
  /** The whole of it. */
  long(context: ProofContext): Promise<Finding>;
  /** By what is taken away: the same measurement, which then has to find faults. */
  controls: Record<string, (context: ProofContext) => Promise<Finding>>;
};

export const proofContext = (seed: number, say: (line: string) => void): ProofContext => ({
  seed,
  random: randomFrom(seed),
  say,
});

/** `tries 1000, compared 50`. */
export const inWords = ({ counts }: Finding): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Several measurements as one. */
export const addFindings = (...findings: Finding[]): Finding => ({
  counts: Object.assign({}, ...findings.map(({ counts }) => counts)),
  faults: findings.flatMap(({ faults }) => faults),
});
