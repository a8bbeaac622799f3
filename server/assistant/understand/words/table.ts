/**
 * Reads a table written as lines of `key: word word word`. Word tables are kept as text because a line a meaning
 * is easier to extend and to compare than nested arrays. Blank lines are ignored; `_` in a word stands for a space.
 */
export function readTable(text: string): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon < 0) continue;
    const key = line.slice(0, colon).trim();
    const entries = line
      .slice(colon + 2)
      .trim()
      .split(/\s+/);
    table.set(key, [...(table.get(key) ?? []), ...entries.map((entry) => entry.replaceAll('_', ' '))]);
  }
  return table;
}

/** The same table turned round: word to key. A word listed twice keeps the key that came first. */
export function invertTable(text: string): Map<string, string> {
  const inverted = new Map<string, string>();
  for (const [key, entries] of readTable(text)) {
    for (const entry of entries) if (!inverted.has(entry)) inverted.set(entry, key);
  }
  return inverted;
}
