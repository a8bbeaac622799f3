/**
 * Draws the icons in resources/ from resources/drawings/. Run by hand after a drawing has changed:
 *
 *   node .scripts/draw-icons.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { installedBrowser } from './lib/browser.mjs';
import { encodeIcns, encodeIco, icnsSizes } from './lib/icon-files.mjs';
import { inRoot } from './lib/paths.mjs';

const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** At these sizes a margin and a rim would leave too little of the claws. */
const small = 48;
const bolder = `.tile { x: 0; y: 0; width: 512px; height: 512px; rx: 112px } .rim { display: none }
  .claw { stroke-width: 2.9px; transform-origin: 12px 12.8px; transform: scale(1.28) }`;

/** Strokes for a bar of the system: light, dark, or one macOS colours itself, where only the shape counts. */
const bars = {
  '-light': { claw: '#c93f28', quiet: '#6b747a', dot: '#d08700' },
  '-dark': { claw: '#ff8168', quiet: '#a3acb2', dot: '#ffc24d' },
  Template: { claw: '#000', quiet: '#000', dot: '#000' },
};

/** What the tray tells from afar; each also by its shape, since colours are not for everyone. */
const looks = {
  serving: '.dot, .gap, .bar { display: none }',
  attention: '.bar { display: none }',
  stopped: '.dot, .gap { display: none } .claw { stroke: var(--quiet); opacity: .7 }',
};

const program = installedBrowser();
const browser = await chromium.launch({
  ...(program && { executablePath: program }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
await drawAppIcons();
await drawTrayIcons();
await browser.close();

async function drawAppIcons() {
  /** @type {Map<number, Buffer>} */
  const drawn = new Map();
  for (const pixels of new Set([...windowsSizes, ...linuxSizes, ...icnsSizes]))
    drawn.set(pixels, await draw('icon', pixels, pixels <= small ? bolder : ''));
  const pictures = (/** @type {number[]} */ sizes) =>
    sizes.map((pixels) => ({ pixels, png: drawn.get(pixels) ?? Buffer.alloc(0) }));
  for (const { pixels, png } of pictures(linuxSizes)) save(`icons/${pixels}x${pixels}.png`, png);
  for (const { png } of pictures([1024])) save('icon.png', png);
  save('icon.ico', encodeIco(pictures(windowsSizes)));
  save('icon.icns', encodeIcns(pictures(icnsSizes)));
}

async function drawTrayIcons() {
  for (const [look, shape] of Object.entries(looks)) {
    for (const [bar, { claw, quiet, dot }] of Object.entries(bars)) {
      const style = `:root { --quiet: ${quiet} } .claw { stroke: ${claw} } .dot { fill: ${dot} }
        .bar { stroke: ${quiet} } ${shape}`;
      save(`tray/${look}${bar}.png`, await draw('tray', 16, style));
      save(`tray/${look}${bar}@2x.png`, await draw('tray', 32, style));
    }
  }
}

/**
 * @param {string} drawing
 * @param {number} pixels of both sides
 * @param {string} style laid over the drawing
 */
async function draw(drawing, pixels, style) {
  const svg = readFileSync(inRoot(`resources/drawings/${drawing}.svg`), 'utf8');
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw } ${style}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/**
 * @param {string} name in resources/
 * @param {Buffer} content
 */
function save(name, content) {
  const file = inRoot(`resources/${name}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
