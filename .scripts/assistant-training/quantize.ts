import type { Model, ModelHeader } from '../../server/assistant/understand/model-file.ts';
import type { Fitted } from './fit.ts';

/** Share of weights that keep their full size; the few beyond are cut off, which leaves finer steps for the rest. */
const kept = 0.9999;

/** Weights of fewer steps are left out: they move nothing and take room. */
const fewestSteps = 11;

/** Weights as signed bytes with one scale a class. `weights` is row by feature, column by class. */
function quantize(weights: Float64Array, classes: number): { bytes: Int8Array; scales: number[] } {
  const rows = weights.length / classes;
  const bytes = new Int8Array(weights.length);
  const scales: number[] = [];
  for (let label = 0; label < classes; label += 1) {
    const column = Float64Array.from({ length: rows }, (_, row) =>
      Math.abs(weights[row * classes + label] as number),
    );
    const limit = column.sort()[Math.floor(kept * (rows - 1))] ?? 1;
    const scale = limit / 127;
    scales.push(scale);
    for (let row = 0; row < rows; row += 1) {
      const steps = Math.round((weights[row * classes + label] as number) / scale);
      bytes[row * classes + label] = Math.abs(steps) < fewestSteps ? 0 : Math.max(-127, Math.min(127, steps));
    }
  }
  return { bytes, scales };
}

/** Fitted weights in the form that is shipped. */
export function toModel(
  { weights, positions }: Fitted,
  about: Omit<ModelHeader, 'scales' | 'features'>,
): Model {
  const { bytes, scales } = quantize(weights, about.labels.length);
  const header = { ...about, scales, features: positions.size };
  return { header, hashes: Uint32Array.from(positions.keys()), weights: bytes };
}
