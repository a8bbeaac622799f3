import { importRule, isTest, type ParsedModule, type Rule, roomOf } from './parsed-module.ts';

const rooms = new Set(['main', 'server', 'renderer']);

/** What two rooms may both know: types and zod schemas. */
const isShared = (path: string): boolean =>
  path === 'main/bridge-contract.ts' || path === 'server/protocol.ts' || path.endsWith('.schema.ts');

/** main, server and renderer never import one another, except what is shared. A test beside the code may set the scene. */
export const roomsStayApart: Rule = importRule(
  (path, { target }) => crossesWall(path, target) && !isShared(target) && !isTest(path),
);

const crossesWall = (path: string, target: string): boolean =>
  rooms.has(roomOf(path)) && rooms.has(roomOf(target)) && roomOf(path) !== roomOf(target);

/** Code outside the program may use it, never the other way round. */
export const programKnowsNoTests: Rule = importRule(
  (path, { target }) =>
    rooms.has(roomOf(path)) && !isTest(path) && (isTest(target) || roomOf(target) === '.scripts'),
);

/** What crosses a wall brings nothing along but zod and other shared files; else the page would carry server code. */
export const sharedFilesStayLight: Rule = (modules) => {
  const crossing = new Set(
    modules.flatMap(({ path, imports }) =>
      isTest(path) ? [] : imports.map(({ target }) => target).filter((target) => crossesWall(path, target)),
    ),
  );
  const light = ({ target, value }: { target: string; value: boolean }) =>
    !value || target === 'zod' || isShared(target);
  return modules
    .filter(({ path }) => crossing.has(path))
    .flatMap(({ path, imports }) =>
      imports.filter((imported) => !light(imported)).map(({ target }) => `${path} imports ${target}`),
    );
};

/** A feature uses another feature only through `server/features/<name>/<name>.ts`; that goes for types, too. */
export const featuresUseFrontDoors: Rule = importRule((path, { target }) => {
  const own = featureOf(path);
  const other = featureOf(target);
  return Boolean(
    own && other && own !== other && target !== `server/features/${other}/${other}.ts` && !isTest(path),
  );
});

const featureOf = (path: string): string | undefined => /^server\/features\/([^/]+)\//.exec(path)?.[1];

/**
 * No import cycles. Types count: files that only make sense together are one file, even if one half is erased.
 */
export const noCycles: Rule = (modules) => {
  const graph = new Map(modules.map((module) => [module.path, module]));
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (module: ParsedModule, trail: readonly string[]): void => {
    const start = trail.indexOf(module.path);
    if (start >= 0) found.push([...trail.slice(start), module.path].join(' -> '));
    if (start >= 0 || finished.has(module.path)) return;
    for (const { target } of module.imports) {
      const next = graph.get(target);
      if (next) visit(next, [...trail, module.path]);
    }
    finished.add(module.path);
  };
  for (const module of modules) visit(module, []);
  return found;
};
