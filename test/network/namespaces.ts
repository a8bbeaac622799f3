import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Two computers on one cable, each with a network of its own (network_namespaces(7)). */
export type TwoComputers = AsyncDisposable & {
  /** Why they cannot be made here; undefined when they are there. */
  missing: string | undefined;
  desktop: string;
  phone: string;
  /** Changes something on one of them, as `ip` takes it: `addr add 10.77.1.9/24 dev lan0`. */
  ip(computer: string, command: string): Promise<void>;
};

/** `moved` is where the desktop can be sent later. */
export const addresses = { desktop: '10.77.1.2', phone: '10.77.1.3', moved: '10.77.1.9' } as const;

/**
 * Makes them, or says what is missing: it takes Linux, the program `ip`, and the rights to change networks.
 */
export async function connectTwoComputers(): Promise<TwoComputers> {
  const desktop = `clawchat-desk-${process.pid}`;
  const phone = `clawchat-phone-${process.pid}`;
  const ip = async (computer: string, command: string) => {
    await run('ip', ['-n', computer, ...command.split(' ')]);
  };
  const remove = async () => {
    for (const name of [desktop, phone]) await run('ip', ['netns', 'del', name]).catch(() => undefined);
  };
  const made = { desktop, phone, ip, [Symbol.asyncDispose]: remove };
  try {
    await run('ip', ['netns', 'add', desktop]);
    await run('ip', ['netns', 'add', phone]);
    await ip(desktop, `link add lan0 type veth peer name wlan0 netns ${phone}`);
    for (const [name, adapter, address] of [
      [desktop, 'lan0', addresses.desktop],
      [phone, 'wlan0', addresses.phone],
    ] as const) {
      await ip(name, 'link set lo up');
      await ip(name, `addr add ${address}/24 dev ${adapter}`);
      await ip(name, `link set ${adapter} up`);
    }
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return { ...made, missing: (stderr || message).trim().split('\n')[0] ?? '' };
  }
  return { ...made, missing: undefined };
}
