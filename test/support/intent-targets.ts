import {
  type Answer,
  accuracy,
  actionAccuracy,
  exactTitles,
  falseActions,
  fromSource,
  macroF1,
} from './score-intents.ts';

/** One line of the table of targets. `atMost` marks figures that should be low. */
export type Target = {
  name: string;
  figure: (dev: readonly Answer[], terse: readonly Answer[]) => number;
  mustReach: number;
  aim: number;
  atMost?: true;
};

const handwritten = (answers: readonly Answer[]) => fromSource(answers, /^handwritten/);

/** In percent, on sentences that were not learned from. */
export const targets: readonly Target[] = [
  { name: 'intent accuracy, all sources', figure: accuracy, mustReach: 96, aim: 97.5 },
  { name: 'macro-F1, all sources', figure: macroF1, mustReach: 91, aim: 95 },
  { name: 'sentences that ask for an action', figure: actionAccuracy, mustReach: 94.5, aim: 97 },
  { name: 'chat taken for an action', figure: falseActions, mustReach: 1.5, aim: 1, atMost: true },
  {
    name: 'handwritten natural sentences',
    figure: (dev) => accuracy(handwritten(dev)),
    mustReach: 89,
    aim: 93,
  },
  { name: 'terse, messy chat', figure: (_dev, terse) => accuracy(terse), mustReach: 88, aim: 93 },
  {
    name: 'terse chat taken for an action',
    figure: (_dev, terse) => falseActions(terse),
    mustReach: 6,
    aim: 4,
    atMost: true,
  },
  {
    name: 'title exact: todo, handwritten',
    figure: (dev) => exactTitles(handwritten(dev), 'todo'),
    mustReach: 85,
    aim: 92,
  },
  { name: 'title exact: event', figure: (dev) => exactTitles(dev, 'event'), mustReach: 78, aim: 88 },
  {
    name: 'title exact: item referred to',
    figure: (dev) => exactTitles(dev, 'referred'),
    mustReach: 78,
    aim: 88,
  },
];

export function isReached(
  { figure, mustReach, atMost }: Target,
  dev: readonly Answer[],
  terse: readonly Answer[],
): boolean {
  const reached = figure(dev, terse);
  return atMost ? reached <= mustReach : reached >= mustReach;
}
