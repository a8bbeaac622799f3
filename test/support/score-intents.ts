import { type Understanding, understand } from '../../server/assistant/understand/understand.ts';
import type { LabelledSentence } from './labelled-sentences.ts';

export type Answer = { sentence: LabelledSentence; understanding: Understanding };

/** The labelled sentences were written for no day in particular. */
const context = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin' };

export function answer(sentences: readonly LabelledSentence[]): Answer[] {
  return sentences.map((sentence) => ({ sentence, understanding: understand(sentence.text, context) }));
}

const isRight = ({ sentence, understanding }: Answer) => sentence.intent === understanding.intent;
const isChat = ({ sentence }: Answer) => sentence.intent === 'general_chat';

/** Percent of the answers for which `test` holds. */
export function share(answers: readonly Answer[], test: (answer: Answer) => boolean): number {
  return answers.length === 0 ? Number.NaN : (100 * answers.filter(test).length) / answers.length;
}

export const accuracy = (answers: readonly Answer[]) => share(answers, isRight);
export const actionAccuracy = (answers: readonly Answer[]) => accuracy(answers.filter((one) => !isChat(one)));

/** Percent of conversation that was taken for a request. */
export const falseActions = (answers: readonly Answer[]) =>
  share(answers.filter(isChat), (one) => one.understanding.intent !== 'general_chat');

export function fromSource(answers: readonly Answer[], pattern: RegExp): Answer[] {
  return answers.filter(({ sentence }) => pattern.test(sentence.source));
}

/** F1 score of one intent, in percent. */
export function f1(answers: readonly Answer[], intent: string): number {
  const expected = answers.filter(({ sentence }) => sentence.intent === intent).length;
  const found = answers.filter(({ understanding }) => understanding.intent === intent).length;
  const right = answers.filter((one) => one.sentence.intent === intent && isRight(one)).length;
  return expected + found === 0 ? 0 : (200 * right) / (expected + found);
}

/** Mean of the F1 scores of all intents that occur, in percent. */
export function macroF1(answers: readonly Answer[]): number {
  const names = [...new Set(answers.map(({ sentence }) => sentence.intent))];
  return names.reduce((sum, name) => sum + f1(answers, name), 0) / names.length;
}

/** Which titles are measured together: of a new task, of a new event, of an item that is referred to. */
export const titleGroups = {
  todo: /^create_todo$/,
  event: /^create_event$/,
  referred: /^(?:update|delete|complete)_/,
} as const;

const withoutArticle = (title: string) =>
  title
    .toLowerCase()
    .replace(/^(?:the|a|an|my|our) /, '')
    .trim();

/** Answers to sentences with one annotated title, from the sources whose slots were annotated with care. */
export function titled(answers: readonly Answer[], group: keyof typeof titleGroups): Answer[] {
  const careful = fromSource(answers, /^(?:handwritten|ms-|own)/);
  return careful.filter(
    ({ sentence }) =>
      titleGroups[group].test(sentence.intent) && typeof sentence.slots?.['title'] === 'string',
  );
}

/** Percent of titles that are exact but for case and a leading article or possessive. */
export function exactTitles(answers: readonly Answer[], group: keyof typeof titleGroups): number {
  return share(titled(answers, group), ({ sentence, understanding }) => {
    const title = sentence.slots?.['title'];
    return (
      typeof title === 'string' && withoutArticle(title) === withoutArticle(understanding.slots.title ?? '')
    );
  });
}

/** A line for every sentence that was understood wrongly. */
export function intentMisses(answers: readonly Answer[]): string[] {
  return answers
    .filter((one) => !isRight(one))
    .map(({ sentence, understanding }) => {
      const confidence = understanding.confidence.toFixed(2);
      return `${sentence.intent} read as ${understanding.intent} (${confidence}): ${sentence.text} [${sentence.source}]`;
    });
}

/** How often each sentence is timed; the quickest counts, which leaves out what else the machine was doing. */
const rounds = 5;

function quickest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    understand(text, context);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** Milliseconds that one message in a hundred takes longer than. */
export function slowest(sentences: readonly LabelledSentence[]): number {
  answer(sentences);
  const times = sentences.map(({ text }) => quickest(text));
  return times.sort((first, second) => first - second)[Math.floor(times.length * 0.99)] ?? 0;
}
