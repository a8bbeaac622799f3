/**
 * One model in the weights file: `CCIM`, a 32-bit little-endian header length, a JSON header padded with spaces to a multiple of
 * four bytes, the feature hashes in ascending order (32 bits each, little-endian), then one signed byte per feature
 * and class. A weight is its byte times the scale of its class.
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

export type Model = { readonly header: ModelHeader; readonly hashes: Uint32Array; readonly weights: Int8Array };

const magic = 'CCIM';
const preamble = 8;

function encodeModel({ header, hashes, weights }: Model): Uint8Array {
  const json = JSON.stringify(header);
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4);
  const headerBytes = new TextEncoder().encode(padded);
  const bytes = new Uint8Array(preamble + headerBytes.length + hashes.length * 4 + weights.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic), 0);
  view.setUint32(4, headerBytes.length, true);
  bytes.set(headerBytes, preamble);
  const start = preamble + headerBytes.length;
  hashes.forEach((hash, index) => {
    view.setUint32(start + index * 4, hash, true);
  });
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), start + hashes.length * 4);
  return bytes;
}

function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) throw new Error('Not a weights file of the assistant');
  const headerLength = view.getUint32(4, true);
  const start = preamble + headerLength;
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(preamble, start))) as ModelHeader;
  const expected = start + header.features * (4 + header.labels.length);
  if (bytes.byteLength !== expected) throw new Error('The weights file of the assistant is cut short');
  const hashes = new Uint32Array(header.features);
  for (let index = 0; index < header.features; index += 1) hashes[index] = view.getUint32(start + index * 4, true);
  const weights = Int8Array.from(bytes.subarray(start + header.features * 4));
  return { header, hashes, weights };
}

/** Several models in one file: for each a 32-bit little-endian length, then its bytes. */
export function encodeModels(models: readonly Model[]): Uint8Array {
  const parts = models.map(encodeModel);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let position = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(position, part.length, true);
    bytes.set(part, position + 4);
    position += 4 + part.length;
  }
  return bytes;
}

/** Throws when the bytes are not a whole weights file. */
export function decodeModels(bytes: Uint8Array): Model[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const models: Model[] = [];
  for (let position = 0; position < bytes.byteLength; ) {
    const length = view.getUint32(position, true);
    models.push(decodeModel(bytes.subarray(position + 4, position + 4 + length)));
    position += 4 + length;
  }
  return models;
}
