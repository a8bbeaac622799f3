/** Names that every system can unpack: no path, nothing that Windows forbids, short enough for each file system. */

/** Longest name without its ending, in bytes of UTF-8; file systems allow 255 for the whole. */
const longestBytes = 120;

const forbidden = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name made safe; `fallback` where nothing is left of it. */
export function safeName(name: string, fallback: string): string {
  const cleaned = name.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/gu, ' ').trim();
  const shortened = cut(cleaned.replace(/^[. ]+/, '')).replace(/[. ]+$/, '');
  if (shortened === '') return fallback;
  return reserved.test(shortened) ? `${shortened}_` : shortened;
}

function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > longestBytes) break;
    kept += character;
  }
  return kept;
}

/** Makes paths in one folder, no two of which are the same on a system that ignores case. */
export function createNames(folder: string): (stem: string, extension: string) => string {
  const next = new Map<string, number>();
  const taken = new Set<string>();
  return (stem, extension) => {
    const ending = extension === '' ? '' : `.${extension}`;
    const key = `${stem}${ending}`.toLowerCase();
    let name = `${stem}${ending}`;
    for (let number = next.get(key) ?? 2; taken.has(name.toLowerCase()); number += 1) {
      name = `${stem} (${number})${ending}`;
      next.set(key, number + 1);
    }
    taken.add(name.toLowerCase());
    return `${folder}/${name}`;
  };
}

/** A file name in two parts, the ending without its dot. */
export function splitName(filename: string): { stem: string; extension: string } {
  const [, stem = filename, extension = ''] = /^(.+)\.([A-Za-z0-9]{1,16})$/su.exec(filename) ?? [];
  return { stem, extension };
}
