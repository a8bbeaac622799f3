import type { Page } from 'playwright';

/** Row by row, which modules of a QR code drawn on the page are dark. @param name what it is called */
export async function modulesOnPage(page: Page, name: string): Promise<boolean[]> {
  const code = page.getByRole('img', { name, exact: true });
  const side = Number((await code.getAttribute('viewBox'))?.split(' ')[2]) - 8;
  const dark = new Array<boolean>(side * side).fill(false);
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    const start = Number(row) * side + Number(column);
    dark.fill(true, start, start + Number(length));
  }
  return dark;
}
