import Router from '@koa/router';
import type { Middleware } from 'koa';
import type { Route } from './route.ts';

type Group = { router: Router; routes: Middleware };

/** The router in which a path is looked for. */
export type RouterFor = (path: string) => Group;

/**
 * Several small routers instead of a large one, which tries one pattern after the other: two hundred of them took as long
 * as the answer. Paths with the same first two segments share a router, or with the same first one where a parameter
 * follows.
 */
export function groupRouters(
  routes: readonly Route[],
  register: (router: Router, route: Route) => void,
): RouterFor {
  const wide = new Set(
    routes
      .map(({ path }) => segments(path))
      .filter(([, second]) => second.includes('{'))
      .map(([first]) => first),
  );
  const keyOf = (path: string) => {
    const [first, second] = segments(path);
    return wide.has(first) ? first : `${first}/${second}`;
  };
  const groups = new Map<string, Group>();
  for (const route of routes) {
    const key = keyOf(route.path);
    const router = groups.get(key)?.router ?? new Router();
    register(router, route);
    groups.set(key, { router, routes: router.routes() as Middleware });
  }
  const none = new Router();
  const nothing = { router: none, routes: none.routes() as Middleware };
  return (path) => groups.get(keyOf(path)) ?? nothing;
}

/** The first two, as the router compares them: without regard to case. */
function segments(path: string): [string, string] {
  const [, first = '', second = ''] = path.split('/', 3);
  return [first.toLowerCase(), second.toLowerCase()];
}
