/** One import or re-export. */
export type Import = {
  /** Path within the project, or name of a package (`electron`, `node:fs`, `@koa/router`). */
  target: string;
  /** False when the whole statement is erased: `import type`, `export type` or a type such as `import('x').Y`. */
  value: boolean;
};

/** What the rules need to know of a file. Paths are relative to the project, with forward slashes. */
export type ParsedModule = {
  path: string;
  lines: number;
  imports: readonly Import[];
  exportsDefault: boolean;
  readsEnvironment: boolean;
  /** Calls that leave tests out, such as `it.skip`. */
  leftOutTests: readonly string[];
  /** Readings of a page that are judged as they are, such as `count`. */
  hastyReadings: readonly string[];
};

/** A check of the whole project: one line for each place where it is broken. */
export type Rule = (modules: readonly ParsedModule[]) => string[];

export const isTest = (path: string): boolean => path.startsWith('test/') || /\.test\.[a-z]+$/.test(path);

/** First folder of a path: `main`, `server`, `renderer`, `test`, `.scripts`. */
export const roomOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** A rule about single imports: `judge` returns true when the import breaks it. */
export const importRule =
  (judge: (path: string, imported: Import) => boolean): Rule =>
  (modules) =>
    modules.flatMap(({ path, imports }) =>
      imports.filter((imported) => judge(path, imported)).map(({ target }) => `${path} imports ${target}`),
    );
