/** The page has a scheme of its own: not `file:`, which could read the disk, and no port that others could reach. */
export const dashboardScheme = 'app';
const dashboardHost = 'clawchat';

export const dashboardUrl = `${dashboardScheme}://${dashboardHost}/index.html`;

/** Whether an address belongs to the dashboard page itself. */
export function isDashboardUrl(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${dashboardScheme}:` && url.host === dashboardHost;
}
