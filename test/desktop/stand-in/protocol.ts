import type { Route } from 'playwright';
import { app } from './app.ts';
import { navigatingPage } from './pages.ts';
import { isRequestAllowed } from './session.ts';
import { toApp } from './web-address.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
let privileged: Electron.CustomScheme[] | undefined;

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (privileged) throw new Error('protocol.registerSchemesAsPrivileged should be called only once');
    privileged = schemes;
  },
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol cannot be used before the app is ready');
    if (!isStandard(scheme))
      throw new Error(`The stand-in only knows standard, secure schemes; ${scheme} is none`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Partial<Electron.Protocol>;

/** Every request of every page comes through here: a navigation the app may refuse, or a file that the app serves. */
export async function answerFromApp(route: Route): Promise<void> {
  const request = route.request();
  if (request.isNavigationRequest() && !navigatingPage(request)?.allowsNavigation(request)) {
    return await route.abort('aborted');
  }
  const address = toApp(request.url());
  if (!(await isRequestAllowed(address, request.method()))) return await route.abort('blockedbyclient');
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  if (!handler) return await route.continue();
  const response = await handler(
    new Request(address, { method: request.method(), headers: request.headers() }),
  );
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function isStandard(scheme: string): boolean {
  const privileges = privileged?.find((entry) => entry.scheme === scheme)?.privileges;
  return privileges?.standard === true && privileges.secure === true;
}
