import { hashText } from '../server/assistant/understand/hash.ts';
import { readEnglish } from '../server/assistant/understand/read-english.ts';
import type { Answer } from '../test/support/score-intents.ts';
import type { Sentence } from './assistant-training/sentences.ts';
import { trainIntents } from './assistant-training/train-intents.ts';
import { trainTagger } from './assistant-training/train-tagger.ts';

/** The labelled sentences were written for no day in particular. */
const context = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin' };

const isOwn = ({ source }: Sentence) => source.startsWith('own');
const sourceOf = ({ source }: Sentence) => source.split(':')[0] ?? '';

/** Answers to the sentences for which `isLeftOut` holds, by models that were trained on the others. */
function answersWithout(
  sentences: readonly Sentence[],
  isLeftOut: (sentence: Sentence) => boolean,
): Answer[] {
  const learned = sentences.filter((sentence) => !isLeftOut(sentence));
  const models = { classifier: trainIntents(learned, ''), tagger: trainTagger(learned, '') };
  return sentences.filter(isLeftOut).map((sentence) => ({
    sentence,
    understanding: readEnglish(models, sentence.text, context),
  }));
}

/**
 * How sentences of the public and handwritten sources are understood when they were not learned from, by `folds` models
 * of which each left another part out. Our own sentences are always learned from and not measured.
 */
export function crossValidate(sentences: readonly Sentence[], folds: number): Answer[] {
  return Array.from({ length: folds }, (_, fold) =>
    answersWithout(sentences, (sentence) => !isOwn(sentence) && hashText(sentence.text) % folds === fold),
  ).flat();
}

/** The same with each source left out as a whole, which tells how sentences of people unheard of are understood. */
export function leaveSourcesOut(sentences: readonly Sentence[]): Answer[] {
  const sources = new Set(sentences.filter((sentence) => !isOwn(sentence)).map(sourceOf));
  return [...sources].flatMap((source) =>
    answersWithout(sentences, (sentence) => sourceOf(sentence) === source),
  );
}
