/** One sentence ready for learning: positions of its features, their values, its class and its weight. */
export type Example = {
  indices: Int32Array;
  values: Float64Array;
  label: number;
  weight: number;
};

export type Settings = {
  epochs: number;
  rate: number;
  decay: number;
  seed: number;
  dropout: number;
};

/** Classes whose probability is off by less are left as they are: most classes of most examples, most of the time. */
const negligible = 0.002;

/** Deterministic pseudo-random numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = items[last] as T;
    items[last] = items[other] as T;
    items[other] = kept;
  }
}

/** Turns scores into probabilities in place. */
export function softmaxInPlace(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const raised = Math.exp((scores[label] as number) - highest);
    scores[label] = raised;
    sum += raised;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] as number) / sum;
}

export function scoreInto(scores: Float64Array, weights: Float64Array, example: Example): void {
  const classes = scores.length;
  scores.fill(0);
  for (let position = 0; position < example.indices.length; position += 1) {
    const base = (example.indices[position] as number) * classes;
    const value = example.values[position] as number;
    for (let label = 0; label < classes; label += 1) {
      scores[label] = (scores[label] as number) + value * (weights[base + label] as number);
    }
  }
}

/**
 * Multinomial logistic regression by AdaGrad, one pass after the other in a seeded order. Returns the average of the
 * weights over the last half of the passes, row by feature, column by class.
 */
export function trainSoftmax(
  examples: Example[],
  features: number,
  classes: number,
  settings: Settings,
): Float64Array {
  const size = features * classes;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  const average = new Float64Array(size);
  const scores = new Float64Array(classes);
  const random = randomFrom(settings.seed);
  const order = [...examples];
  let averaged = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const example of order)
      learn(
        settings.dropout > 0 ? withDropout(example, settings.dropout, random) : example,
        weights,
        squares,
        scores,
        settings,
      );
    if (epoch < settings.epochs / 2) continue;
    averaged += 1;
    addTo(average, weights);
  }
  return average.map((sum) => sum / averaged);
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sums.length; index += 1) {
    sums[index] = (sums[index] as number) + (values[index] as number);
  }
}

/** The example with a random share of its features left out, so that no feature is leaned on alone. */
function withDropout(example: Example, share: number, random: () => number): Example {
  const kept: number[] = [];
  for (let position = 0; position < example.indices.length; position += 1)
    if (random() >= share) kept.push(position);
  const indices = Int32Array.from(kept, (position) => example.indices[position] as number);
  const values = Float64Array.from(kept, (position) => (example.values[position] as number) / (1 - share));
  return { ...example, indices, values };
}

function learn(
  example: Example,
  weights: Float64Array,
  squares: Float64Array,
  scores: Float64Array,
  settings: Settings,
) {
  const classes = scores.length;
  scoreInto(scores, weights, example);
  softmaxInPlace(scores);
  scores[example.label] = (scores[example.label] as number) - 1;
  const wrong = [...scores.keys()].filter((label) => Math.abs(scores[label] as number) > negligible);
  for (let position = 0; position < example.indices.length; position += 1) {
    const base = (example.indices[position] as number) * classes;
    const scale = (example.values[position] as number) * example.weight;
    for (const label of wrong) {
      const index = base + label;
      const weight = weights[index] as number;
      const gradient = (scores[label] as number) * scale + settings.decay * weight;
      const square = (squares[index] as number) + gradient * gradient;
      squares[index] = square;
      weights[index] = weight - (settings.rate * gradient) / Math.sqrt(square);
    }
  }
}
