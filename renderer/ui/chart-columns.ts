export type Column = { x: number; y: number; width: number; height: number };

/** Lowest that something is drawn, so that one is not nothing, in units of the picture. */
const lowest = 2;
const gap = 0.22;

/** A column for every value above 0, the largest as high as the picture. */
export function columnsOf(values: readonly number[], size: { height: number; step: number }): Column[] {
  const largest = Math.max(...values, 1);
  const width = size.step * (1 - gap);
  return values.flatMap((value, index) => {
    if (value <= 0) return [];
    const height = Math.max(lowest, (value / largest) * size.height);
    return [{ x: index * size.step + (size.step - width) / 2, y: size.height - height, width, height }];
  });
}

/** The step after a key as sliders know them (WAI-ARIA, pattern slider); undefined for any other key. */
export function chosenAfterKey(key: string, chosen: number, last: number): number | undefined {
  const week = 7;
  const moved: Record<string, number> = {
    ArrowLeft: chosen - 1,
    ArrowDown: chosen - 1,
    ArrowRight: chosen + 1,
    ArrowUp: chosen + 1,
    PageDown: chosen - week,
    PageUp: chosen + week,
    Home: 0,
    End: last,
  };
  const next = moved[key];
  return next === undefined ? undefined : Math.min(last, Math.max(0, next));
}
