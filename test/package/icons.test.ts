import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const resources = join(import.meta.dirname, '../../resources');
const read = (name: string) => readFileSync(join(resources, name));

/** Width and height of a PNG file (PNG, third edition: 11.2.1). */
function pngSize(png: Buffer): [number, number] {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the icon of Linux has every usual size, and the drawing for the window is large', () => {
  assert.deepEqual(pngSize(read('icon.png')), [1024, 1024]);
  const sizes = readdirSync(join(resources, 'icons')).map((name) => {
    const pixels = Number(/^(\d+)x\1\.png$/.exec(name)?.[1]);
    assert.deepEqual(pngSize(read(`icons/${name}`)), [pixels, pixels]);
    return pixels;
  });
  assert.deepEqual(
    sizes.sort((one, other) => one - other),
    [16, 24, 32, 48, 64, 128, 256, 512],
  );
});

test('the icon of Windows holds what its directory says', () => {
  const ico = read('icon.ico');
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = ico.readUInt32LE(at + 12);
    const [width, height] = pngSize(ico.subarray(offset, offset + ico.readUInt32LE(at + 8)));
    assert.deepEqual([width % 256, height % 256], [ico[at], ico[at + 1]]);
    return width;
  });
  assert.deepEqual(entries, [16, 20, 24, 32, 40, 48, 64, 128, 256]);
});

test('the icon of macOS holds what its blocks say', () => {
  const icns = read('icon.icns');
  assert.equal(icns.readUInt32BE(4), icns.length);
  const blocks: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const [width] = pngSize(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)));
    blocks[icns.toString('latin1', at, at + 4)] = width;
  }
  const sizes = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
  assert.deepEqual(blocks, sizes);
});

test('the tray has three looks for every bar, each also for dense displays', () => {
  for (const look of ['serving', 'attention', 'stopped']) {
    for (const bar of ['-light', '-dark', 'Template']) {
      assert.deepEqual(pngSize(read(`tray/${look}${bar}.png`)), [16, 16]);
      assert.deepEqual(pngSize(read(`tray/${look}${bar}@2x.png`)), [32, 32]);
    }
  }
  assert.ok(existsSync(join(resources, 'drawings/tray.svg')));
});
