/** @typedef {{ pixels: number, png: Buffer }} Picture a square one */

/**
 * An icon file of Windows: a directory of pictures, each a PNG file (which Windows reads since Vista).
 *
 * @param {Picture[]} pictures at most 256 pixels
 */
export function encodeIco(pictures) {
  const headerBytes = 6;
  const entryBytes = 16;
  const header = Buffer.alloc(headerBytes + entryBytes * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    const at = headerBytes + entryBytes * index;
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(pixels % 256, at);
    header.writeUInt8(pixels % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** What macOS calls a PNG picture of so many pixels; several names for one are sizes of a display with small pixels. */
const icnsNames = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/** In pixels. */
export const icnsSizes = [...icnsNames.keys()];

/**
 * An icon file of macOS: blocks of name, length and PNG.
 *
 * @param {Picture[]} pictures of the sizes in `icnsSizes`
 */
export function encodeIcns(pictures) {
  const blocks = pictures.flatMap(({ pixels, png }) =>
    (icnsNames.get(pixels) ?? []).map((name) => block(name, png)),
  );
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} name four letters
 * @param {Buffer} content
 */
function block(name, content) {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
