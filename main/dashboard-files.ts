import { protocol } from 'electron';
import { answerDashboardRequest } from './dashboard-answer.ts';
import { dashboardScheme } from './dashboard-origin.ts';

/** Must be called before the app is ready. Standard and secure, so that paths resolve and `fetch` works as usual. */
export function registerDashboardScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: dashboardScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under its own scheme. Must be called once the app is ready. */
export function serveDashboard(folder: string): void {
  protocol.handle(dashboardScheme, (request) => answerDashboardRequest(folder, request.url));
}
