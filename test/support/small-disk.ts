import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const commands = { mount: 'mount', unmount: 'umount' };

export type SmallDisk = Disposable & {
  /** Leaves so much room and no more. */
  fill(bytesLeft: number): void;
  makeRoom(): void;
};

/** A disk of that size in a folder of its own; undefined where the one who runs the tests may not mount one. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(path);
  try {
    execFileSync(commands.mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  const ballast = join(path, 'ballast');
  const makeRoom = () => rmSync(ballast, { force: true });
  return {
    makeRoom,
    fill(bytesLeft) {
      makeRoom();
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
    },
    [Symbol.dispose]: () => execFileSync(commands.unmount, [path]),
  };
}
