import { app, session, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { isDashboardUrl } from './dashboard-origin.ts';
import { isPermitted } from './permissions.ts';

/** Applies to every window and page there will ever be. Must be called once the app is ready, before any window. */
export function lockDown(log: Logger): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl)),
  );
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

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
