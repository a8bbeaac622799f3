import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/**
 * The weights file is Brotli (RFC 7932) around one or more models, each behind its 32-bit little-endian length.
 *
 * One model: `CCIM`, a 32-bit little-endian header length, a JSON header padded with spaces to a multiple of four bytes,
 * the feature hashes in ascending order, each as its distance from the one before, for each feature the set of classes
 * it speaks about, then those weights, a signed byte each. Hashes and sets have 24 bits and are written in three planes,
 * all low bytes first, which compresses well. A weight is its byte times the scale of its class. At most 24 classes.
 */
export type ModelHeader = {
  /** Classes in the order of the columns. */
  labels: string[];
  /** Scores are divided by this before they become probabilities, so that a confidence of 0.8 is right 8 times in 10. */
  temperature: number;
  /** Per class. */
  scales: number[];
  features: number;
  /** SHA-256 over the training data and the code that made the weights. */
  digest: string;
};

export type Model = {
  readonly header: ModelHeader;
  readonly hashes: Uint32Array;
  readonly weights: Int8Array;
};

const magic = 'CCIM';
const preamble = 8;

/** Bytes of a hash or a set of classes. */
const planes = [0, 1, 2] as const;
const width = planes.length;

function writeNumbers(bytes: Uint8Array, start: number, numbers: readonly number[]): void {
  for (const plane of planes) {
    numbers.forEach((number, row) => {
      bytes[start + plane * numbers.length + row] = (number >>> (8 * plane)) & 0xff;
    });
  }
}

/** The set of classes with a weight, one bit a class, lowest first. */
function maskOf(weights: Int8Array): number {
  return weights.reduce((mask, weight, label) => (weight === 0 ? mask : mask | (1 << label)), 0) >>> 0;
}

function encodeModel({ header, hashes, weights }: Model): Uint8Array {
  const json = JSON.stringify(header);
  const headerBytes = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4));
  const classes = header.labels.length;
  const spoken = weights.filter((weight) => weight !== 0);
  const start = preamble + headerBytes.length;
  const bytes = new Uint8Array(start + hashes.length * 2 * width + spoken.length);
  bytes.set(new TextEncoder().encode(magic), 0);
  new DataView(bytes.buffer).setUint32(4, headerBytes.length, true);
  bytes.set(headerBytes, preamble);
  const distances = Array.from(hashes, (hash, row) => hash - (hashes[row - 1] ?? 0));
  const masks = distances.map((_, row) => maskOf(weights.subarray(row * classes, (row + 1) * classes)));
  writeNumbers(bytes, start, distances);
  writeNumbers(bytes, start + hashes.length * width, masks);
  bytes.set(new Uint8Array(spoken.buffer), start + hashes.length * 2 * width);
  return bytes;
}

function readNumbers(bytes: Uint8Array, start: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) =>
    planes.reduce<number>(
      (sum, plane) => sum + ((bytes[start + plane * count + row] ?? 0) << (8 * plane)),
      0,
    ),
  );
}

function summedUp(distances: Uint32Array): Uint32Array {
  let sum = 0;
  return distances.map((distance) => {
    sum += distance;
    return sum;
  });
}

/** Weights row by feature, column by class, from the sets of classes and the bytes spoken for. */
function spread(masks: Uint32Array, spoken: Int8Array, classes: number): Int8Array {
  const weights = new Int8Array(masks.length * classes);
  let position = 0;
  masks.forEach((mask, row) => {
    for (let label = 0; label < classes; label += 1) {
      if ((mask >>> label) % 2 === 0) continue;
      weights[row * classes + label] = spoken[position] ?? 0;
      position += 1;
    }
  });
  if (position !== spoken.length) throw new Error('The weights file of the assistant is cut short');
  return weights;
}

function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) {
    throw new Error('Not a weights file of the assistant');
  }
  const start = preamble + view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(preamble, start))) as ModelHeader;
  const hashes = summedUp(readNumbers(bytes, start, header.features));
  const masks = readNumbers(bytes, start + header.features * width, header.features);
  const spoken = Int8Array.from(bytes.subarray(start + header.features * 2 * width));
  return { header, hashes, weights: spread(masks, spoken, header.labels.length) };
}

/** Several models in one file. */
export function encodeModels(models: readonly Model[]): Uint8Array {
  const parts = models.map(encodeModel);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let position = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(position, part.length, true);
    bytes.set(part, position + 4);
    position += 4 + part.length;
  }
  return brotliCompressSync(bytes);
}

/** Throws when the bytes are not a whole weights file. */
export function decodeModels(packed: Uint8Array): Model[] {
  const bytes = brotliDecompressSync(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const models: Model[] = [];
  for (let position = 0; position < bytes.byteLength; ) {
    const length = view.getUint32(position, true);
    models.push(decodeModel(bytes.subarray(position + 4, position + 4 + length)));
    position += 4 + length;
  }
  return models;
}
