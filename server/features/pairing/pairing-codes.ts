import { randomInt } from 'node:crypto';

/** How long a code can be used, ms. */
export const codeMilliseconds = 5 * 60_000;

/** After so many wrong codes those that are open are worth nothing any more: somebody is guessing. */
const wrongCodesLimit = 5;

/** Each open code is one more that a guess could hit, so there are never many. */
const openCodesLimit = 5;

type OpenCode = { maker: string; opened: number; misses: number };

/** The codes that can be used at the moment, in memory only: a restart ends them. Times are monotonic, ms. */
export type PairingCodes = {
  /** A new code, shown by the session `maker`. */
  open(maker: string, now: number): string;
  /**
   * Uses a code up, at once and for good, and says whose it was. Undefined for a wrong, old or used one, which counts
   * against all that are open.
   */
  use(code: string, now: number): string | undefined;
};

export function createPairingCodes(makeCode: () => string = sixDigits): PairingCodes {
  const codes = new Map<string, OpenCode>();

  const forget = (isOver: (open: OpenCode) => boolean) => {
    for (const [code, open] of codes) if (isOver(open)) codes.delete(code);
  };
  const forgetOld = (now: number) => forget(({ opened }) => now - opened >= codeMilliseconds);

  const unusedCode = (): string => {
    const code = makeCode();
    return codes.has(code) ? unusedCode() : code;
  };

  return {
    open(maker, now) {
      forgetOld(now);
      const [oldest] = codes.keys();
      if (codes.size >= openCodesLimit && oldest !== undefined) codes.delete(oldest);
      const code = unusedCode();
      codes.set(code, { maker, opened: now, misses: 0 });
      return code;
    },
    use(code, now) {
      forgetOld(now);
      const open = codes.get(code);
      if (open) {
        codes.delete(code);
        return open.maker;
      }
      for (const other of codes.values()) other.misses += 1;
      forget(({ misses }) => misses >= wrongCodesLimit);
      return undefined;
    },
  };
}

/** From the system's secure generator, each code as likely as any other. */
const sixDigits = () => String(randomInt(0, 1_000_000)).padStart(6, '0');
