import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder that is gone, with everything in it, at the end of the block: `using folder = temporaryFolder()`. */
export function temporaryFolder(): { path: string; at(name: string): string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'clawchat-test-'));
  return {
    path,
    at: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
