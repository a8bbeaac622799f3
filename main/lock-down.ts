import { app, session, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { isDashboardUrl } from './dashboard-origin.ts';
import { isPermitted } from './permissions.ts';
import { isServerAddress } from './server-address.ts';

/**
 * Applies to every window and page there will ever be. Must be called once the app is ready, before any window.
 *
 * @param serverUrl loopback origin of the server, while it runs
 */
export function lockDown(serverUrl: () => string | undefined, log: Logger): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl)),
  );
  defaultSession.webRequest.onBeforeRequest({ urls: onTheNetwork }, ({ url }, answer) => {
    const isAllowed = isServerAddress(url, serverUrl());
    if (!isAllowed) log.warn('refused a request to elsewhere');
    answer({ cancel: !isAllowed });
  });
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

const onTheNetwork = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

/** A page stays where it is: no navigation away, no redirect, no new window, no embedded page. */
function confine(contents: WebContents, log: Logger): void {
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && isDashboardUrl(details.url)) return;
    details.preventDefault();
    log.warn('refused to navigate');
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('refused to open a window');
    return { action: 'deny' };
  });
}
