/** Share of weights that keep their full size; the few beyond are cut off, which leaves finer steps for the rest. */
const kept = 0.9995;

/** Weights as signed bytes with one scale a class. `weights` is row by feature, column by class. */
export function quantize(weights: Float64Array, classes: number): { bytes: Int8Array; scales: number[] } {
  const rows = weights.length / classes;
  const bytes = new Int8Array(weights.length);
  const scales: number[] = [];
  for (let label = 0; label < classes; label += 1) {
    const column = Float64Array.from({ length: rows }, (_, row) => Math.abs(weights[row * classes + label] as number));
    const limit = column.sort()[Math.floor(kept * (rows - 1))] ?? 1;
    const scale = limit / 127;
    scales.push(scale);
    for (let row = 0; row < rows; row += 1) {
      const steps = Math.round((weights[row * classes + label] as number) / scale);
      bytes[row * classes + label] = Math.max(-127, Math.min(127, steps));
    }
  }
  return { bytes, scales };
}
