import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseModule } from './parse.ts';
import type { ParsedModule } from './parsed-module.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['main', 'server', 'renderer', 'test', '.scripts'];

/** Every file of code in the project, parsed. */
export function readProject(): ParsedModule[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|cts|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => parseModule(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')));
}

/** Relative imports that lead nowhere: a resolver that misses them would see no wall crossed. */
export const unresolvedImports = (modules: readonly ParsedModule[]): string[] =>
  modules.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ target }) => folders.includes(target.split('/', 1)[0] ?? '') && !existsSync(join(root, target)),
      )
      .map(({ target }) => `${path} imports ${target}, which does not exist`),
  );
