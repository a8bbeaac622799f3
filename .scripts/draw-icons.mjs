/**
 * Draws the icons in resources/ from resources/drawings/. Run by hand after a drawing has changed:
 *
 *   node .scripts/draw-icons.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { installedBrowser } from './lib/browser.mjs';
import { inRoot } from './lib/paths.mjs';

/** @typedef {{ drawing: string, target: string, pixels: number, style: string }} Icon */

const hide = (/** @type {string} */ part) => `.${part} { display: none }`;
/** macOS draws these in the colour of its bar: only their shape and how solid it is count. */
const black = '.claw, .bar { stroke: #000 } .dot { fill: #000 }';

const looks = {
  serving: [hide('dot'), hide('bar')],
  attention: [hide('bar')],
  stopped: [hide('dot'), '.claw { stroke: #8b949b }', '.claw { opacity: .55 }'],
};

/** @type {Icon[]} */
const icons = [
  { drawing: 'icon', target: 'icon', pixels: 512, style: '' },
  ...Object.entries(looks).flatMap(([look, styles]) =>
    [
      { suffix: '', style: styles.join(' ') },
      { suffix: 'Template', style: [...styles, black].join(' ') },
    ].flatMap(({ suffix, style }) => [
      { drawing: 'tray', target: `tray/${look}${suffix}`, pixels: 16, style },
      { drawing: 'tray', target: `tray/${look}${suffix}@2x`, pixels: 32, style },
    ]),
  ),
];

const program = installedBrowser();
const browser = await chromium.launch({
  ...(program && { executablePath: program }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const icon of icons) await draw(icon);
await browser.close();

/** @param {Icon} icon */
async function draw({ drawing, target, pixels, style }) {
  const svg = readFileSync(inRoot(`resources/drawings/${drawing}.svg`), 'utf8');
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw } ${style}</style>${svg}`,
  );
  const file = inRoot(`resources/${target}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
}
