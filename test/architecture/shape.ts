import { isTest, type Rule } from './parsed-module.ts';

const wall = 300;
const usualWall = 180;
const medianWall = 60;

/** No file is over 300 lines, tests included. */
export const noFileIsHuge: Rule = (modules) =>
  modules
    .filter(({ lines }) => lines > wall)
    .map(({ path, lines }) => `${path} has ${lines} lines, the wall is ${wall}`);

/** Of the program's own files half have at most 60 lines and nine of ten at most 180. */
export const mostFilesAreShort: Rule = (modules) => {
  const sizes = modules
    .filter(({ path }) => !isTest(path))
    .map(({ lines }) => lines)
    .sort((a, b) => a - b);
  const share = (part: number) => sizes[Math.ceil(sizes.length * part) - 1] ?? 0;
  return [
    ...(share(0.5) > medianWall
      ? [`half of the files have up to ${share(0.5)} lines, the wall is ${medianWall}`]
      : []),
    ...(share(0.9) > usualWall
      ? [`90 % of the files have up to ${share(0.9)} lines, the wall is ${usualWall}`]
      : []),
  ];
};

/** A name is the same everywhere. Vite asks for a default export in its configuration. */
export const namedExportsOnly: Rule = (modules) =>
  modules
    .filter(({ path, exportsDefault }) => exportsDefault && !path.endsWith('/vite.config.ts'))
    .map(({ path }) => `${path} has a default export`);

/** Every test runs, always. */
export const noTestIsLeftOut: Rule = (modules) =>
  modules.flatMap(({ path, leftOutTests }) => leftOutTests.map((call) => `${path} calls ${call}`));

/** A page may still be changing: tests of it wait for what they expect (`test/support/settled.ts`). */
export const pagesAreWaitedFor: Rule = (modules) =>
  modules
    .filter(({ path }) => /^test\/(e2e|desktop)\//.test(path))
    .flatMap(({ path, hastyReadings }) =>
      hastyReadings.map((reading) => `${path} judges ${reading}() without waiting`),
    );
