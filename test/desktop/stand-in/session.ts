import type { BrowserContext } from 'playwright';
import { toWeb } from './web-address.ts';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type Permission = Parameters<NonNullable<CheckHandler>>[1];

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

let watch: { patterns: readonly RegExp[]; listener: BeforeRequest } | undefined;
let checkHandler: CheckHandler = null;
let requestHandler: RequestHandler = null;

/** Electron's names for what Playwright can grant, which is everything a headless Chromium refuses by itself. */
const grantable: Readonly<Record<string, readonly Permission[]>> = {
  'local-network-access': ['loopback-network', 'local-network', 'local-network-access'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-write': ['clipboard-sanitized-write'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
};

export const session = {
  defaultSession: {
    setPermissionCheckHandler(handler: CheckHandler): void {
      checkHandler = handler;
    },
    setPermissionRequestHandler(handler: RequestHandler): void {
      requestHandler = handler;
    },
    webRequest: {
      onBeforeRequest(filter: Electron.WebRequestFilter, listener: BeforeRequest): void {
        watch = { patterns: (filter.urls ?? []).map(asExpression), listener };
      },
    } as Electron.WebRequest,
  } satisfies Partial<Electron.Session>,
};

/** Gives an origin what the app's handlers allow it; without handlers Electron allows everything. */
export async function grantPermissions(context: BrowserContext, address: string): Promise<void> {
  const names = Object.keys(grantable).filter((name) =>
    grantable[name]?.some((one) => isAllowed(one, address)),
  );
  await context.grantPermissions(names, { origin: new URL(toWeb(address)).origin });
}

/** A page checks first and asks when the check fails. */
function isAllowed(permission: Permission, address: string): boolean {
  const { protocol, host } = new URL(address);
  const details = { isMainFrame: true, requestingUrl: address };
  if (!checkHandler && !requestHandler) return true;
  if (checkHandler?.(null, permission, `${protocol}//${host}/`, details)) return true;
  let granted = false;
  // The contents that ask are of no use here: all windows share the one session and its rules.
  requestHandler?.({} as Electron.WebContents, permission, (answer) => (granted = answer), details);
  return granted;
}

/** Whether the app lets a request out that its filter covers. Those of sockets are not seen, unlike in Electron. */
export async function isRequestAllowed(url: string, method: string): Promise<boolean> {
  if (!watch?.patterns.some((pattern) => pattern.test(url))) return true;
  const { listener } = watch;
  const details = { id: 0, url, method } as Electron.OnBeforeRequestListenerDetails;
  const { cancel } = await new Promise<Electron.CallbackResponse>((resolve) => listener(details, resolve));
  return cancel !== true;
}

/** A match pattern such as `http://*\/*`. */
const asExpression = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
