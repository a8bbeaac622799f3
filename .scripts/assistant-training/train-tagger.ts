import type { Model } from '../../server/assistant/understand/model-file.ts';
import { tags } from '../../server/assistant/understand/slots/tags.ts';
import {
  hashNames,
  type MarkedToken,
  markTokens,
  stepFeatureNames,
  tokenFeatureNames,
} from '../../server/assistant/understand/slots/token-features.ts';
import { alignSlots } from './align-slots.ts';
import { exchangeSlots } from './augment.ts';
import { fitWithin, type Prepared } from './fit.ts';
import { toModel } from './quantize.ts';
import type { Sentence } from './sentences.ts';

const settings = { epochs: 12, rate: 0.08, decay: 1e-6, dropout: 0.3, seed: 11 };

/** With the classifier beside it, this stays under 1 MiB. */
const mostFeatures = 30_000;

/** Sources that leave the name out of "a meeting with Dana" would teach that it is none. */
function teachesTitles({ intent, slots, source }: Sentence): boolean {
  return !(source.startsWith('ms-') && intent.endsWith('_event') && slots?.['title'] === undefined);
}

function examplesOf({ text, intent, slots, weight }: Sentence): Prepared[] {
  const tokens = markTokens(text);
  const gold = alignSlots(text, slots ?? {}, tokens);
  return tokens.map((token, index) => {
    const before: MarkedToken | undefined = tokens[index - 1];
    const previous = index === 0 ? '<>' : (gold[index - 1] ?? 'none');
    const names = [
      ...tokenFeatureNames(tokens, index, intent),
      ...stepFeatureNames(previous, token, before?.symbol ?? '<>', intent),
    ];
    return {
      hashes: hashNames(names),
      values: names.map(() => 1),
      label: tags.indexOf(gold[index] ?? 'none'),
      weight,
    };
  });
}

/** The tagger of slots, trained on the sentences whose slots were annotated with care. */
export function trainTagger(sentences: readonly Sentence[], digest: string): Model {
  const annotated = sentences.filter(
    (sentence) => sentence.reliable && sentence.intent !== 'general_chat' && teachesTitles(sentence),
  );
  const grown = [...annotated, ...exchangeSlots(annotated, 2)];
  const fitted = fitWithin(grown.flatMap(examplesOf), tags.length, mostFeatures, settings);
  return toModel(fitted, { labels: [...tags], temperature: 1, digest });
}
