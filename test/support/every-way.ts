import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { assertAccessible, themes } from './dashboard-page.ts';

const folder = join(import.meta.dirname, '..', 'artifacts', 'screens');

/** CSS pixels. `zoomed` is a window 900 wide at 200 %: for the page just that, half as many pixels. */
const windows = {
  400: { width: 400, height: 800 },
  900: { width: 900, height: 720 },
  1400: { width: 1400, height: 900 },
  zoomed: { width: 450, height: 360 },
};

/**
 * Looks at the page as it is now in both themes, at three widths and at 200 % zoom: axe finds nothing, nothing sticks out
 * sideways, and a picture of each is kept in `test/artifacts/screens/<name>-<theme>-<window>.png`.
 */
export async function assertEveryWay(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [window, size] of Object.entries(windows)) {
    await page.setViewportSize(size);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      const way = `${name}-${theme}-${window}`;
      await page.screenshot({ path: join(folder, `${way}.png`) });
      // A theme is colours and nothing else.
      await assertAccessible(page, way, theme === 'light' ? 'everything' : 'colours');
      const wide = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(wide, 0, `${way} sticks out sideways`);
    }
  }
  if (before !== null) await page.setViewportSize(before);
}
