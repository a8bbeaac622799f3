import { addScores } from '../classifier.ts';
import type { Intent } from '../intents.ts';
import type { Model } from '../model-file.ts';
import { type Tag, tags } from './tags.ts';
import { hashNames, type MarkedToken, stepFeatureNames, tokenFeatureNames } from './token-features.ts';

/** Ways this much less likely than the best (in nats) are given up. */
const hopeless = 4;

type Cell = { readonly score: number; readonly from: number };

function logProbabilities(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
  return scores.map((score) => score - highest - Math.log(sum));
}

/** The best way to reach every tag of one token from the tags of the one before. */
function step(
  model: Model,
  own: Float64Array,
  previous: readonly Cell[],
  names: (tag: string) => string[],
): Cell[] {
  const best: Cell[] = tags.map(() => ({ score: Number.NEGATIVE_INFINITY, from: 0 }));
  const leader = Math.max(...previous.map((cell) => cell.score));
  previous.forEach((cell, from) => {
    if (cell.score < leader - hopeless) return;
    const scores = Float64Array.from(own);
    addScores(scores, model, hashNames(names(tags[from] ?? 'none')), 1);
    logProbabilities(scores).forEach((score, tag) => {
      const total = cell.score + score;
      if (total > (best[tag]?.score ?? 0)) best[tag] = { score: total, from };
    });
  });
  return best;
}

/** The likeliest sequence of tags for the words of a message with this intent (Viterbi over a first-order model). */
export function tagTokens(model: Model, tokens: readonly MarkedToken[], intent: Intent): Tag[] {
  const table: Cell[][] = [];
  let previous: Cell[] = [{ score: 0, from: 0 }];
  tokens.forEach((token, index) => {
    const own = new Float64Array(tags.length);
    addScores(own, model, hashNames(tokenFeatureNames(tokens, index, intent)), 1);
    const before = tokens[index - 1]?.symbol ?? '<>';
    previous = step(model, own, previous, (tag) =>
      stepFeatureNames(index === 0 ? '<>' : tag, token, before, intent),
    );
    table.push(previous);
  });
  return walkBack(table);
}

function walkBack(table: readonly Cell[][]): Tag[] {
  const last = table.at(-1) ?? [];
  let tag = last.reduce((best, cell, index) => (cell.score > (last[best]?.score ?? 0) ? index : best), 0);
  const found: Tag[] = [];
  for (let index = table.length - 1; index >= 0; index -= 1) {
    found.unshift(tags[tag] ?? 'none');
    tag = table[index]?.[tag]?.from ?? 0;
  }
  return found;
}
