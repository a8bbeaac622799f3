import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { probabilities } from './classifier.ts';
import { decodeModels, encodeModels, type Model } from './model-file.ts';

const header = { labels: ['yes', 'no'], temperature: 1, scales: [0.5, 0.25], features: 3, digest: 'abc' };
const model: Model = {
  header,
  hashes: Uint32Array.of(1, 70_000, 16_777_215),
  weights: Int8Array.of(0, 0, -127, 127, 5, 0),
};

test('models come out of a file as they went in', () => {
  const [first, second] = decodeModels(
    encodeModels([model, { ...model, header: { ...header, temperature: 2 } }]),
  );
  assert.deepEqual(first, model);
  assert.equal(second?.header.temperature, 2);
});

test('a damaged file is refused', () => {
  const bytes = encodeModels([model]);
  assert.throws(() => decodeModels(bytes.slice(0, -1)), Error);
  const raw = brotliDecompressSync(bytes);
  raw[4] = 0;
  assert.throws(() => decodeModels(brotliCompressSync(raw)), /Not a weights file/);
  assert.throws(() => decodeModels(brotliCompressSync(brotliDecompressSync(bytes).subarray(0, -1))), Error);
});

test('features that are not known say nothing', () => {
  assert.deepEqual([...probabilities(model, [{ hashes: [2, 3], value: 1 }])], [0.5, 0.5]);
  const [yes = 0, no = 0] = probabilities(model, [{ hashes: [16_777_215, 9], value: 1 }]);
  assert.ok(yes > no);
});
