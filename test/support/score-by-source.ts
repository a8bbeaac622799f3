import {
  type Answer,
  accuracy,
  actionAccuracy,
  exactTitles,
  f1,
  falseActions,
  macroF1,
  share,
  titled,
} from './score-intents.ts';

const figure = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(1)).padStart(9);

const columns = ['sentences', 'accuracy', 'macro-F1', 'actions', 'false', 'todo', 'event', 'referred'];

function row(name: string, answers: readonly Answer[]): string {
  const figures = [
    accuracy(answers),
    macroF1(answers),
    actionAccuracy(answers),
    falseActions(answers),
    ...(['todo', 'event', 'referred'] as const).map((group) => exactTitles(answers, group)),
  ];
  return `${name.padEnd(18)}${String(answers.length).padStart(9)}${figures.map(figure).join('')}`;
}

/**
 * A table of understanding by source, in percent: accuracy of the intents, on requests alone ("actions"), conversation
 * taken for a request ("false"), and exact titles of new tasks, new events and items referred to.
 */
export function scoreBySource(answers: readonly Answer[]): string[] {
  const groups = Map.groupBy(answers, ({ sentence }) => sentence.source.split(':')[0] ?? '');
  return [
    `${''.padEnd(18)}${columns.map((column) => column.padStart(9)).join('')}`,
    ...[...groups].map(([source, group]) => row(source, group)),
    row('all', answers),
  ];
}

/** Every intent with its F1 and its sentences, the weakest first. */
export function scoreByIntent(answers: readonly Answer[]): string[] {
  const groups = [...Map.groupBy(answers, ({ sentence }) => sentence.intent)];
  const scored = groups.map(([intent, group]) => ({
    intent,
    score: f1(answers, intent),
    count: group.length,
  }));
  scored.sort((first, second) => first.score - second.score);
  return scored.map(
    ({ intent, score, count }) => `${intent.padEnd(18)}${String(count).padStart(9)}${figure(score)}`,
  );
}

const families = {
  adding: /^(?:create_|delegate_)/,
  changing: /^update_/,
  removing: /^(?:delete|complete)_/,
  reading: /^(?:query_|search|daily_|suggest_|check_|analyze_)/,
} as const;

const bandWidth = 0.1;

/** Requests as they were understood, by sort and confidence: how many, how often right, how often conversation in truth. */
export function scoreByConfidence(answers: readonly Answer[]): string[] {
  return Object.entries(families).flatMap(([family, pattern]) => {
    const group = answers.filter(({ understanding }) => pattern.test(understanding.intent));
    const bands = Map.groupBy(group, ({ understanding }) =>
      Math.min(9, Math.floor(understanding.confidence / bandWidth)),
    );
    const sorted = [...bands].sort(([first], [second]) => first - second);
    return sorted.map(([band, members]) => {
      const chat = share(members, ({ sentence }) => sentence.intent === 'general_chat');
      const from = (band * bandWidth).toFixed(1);
      return `${family.padEnd(10)}from ${from}${String(members.length).padStart(9)}${figure(accuracy(members))}${figure(chat)}`;
    });
  });
}

/** The title that should have been found beside the one that was, for every title that is not exact. */
export function titleMisses(answers: readonly Answer[]): string[] {
  return (['todo', 'event', 'referred'] as const).flatMap((group) =>
    titled(answers, group)
      .filter((one) => exactTitles([one], group) < 100)
      .map(
        ({ sentence, understanding }) =>
          `${group}: ${sentence.text}\n    ${JSON.stringify(sentence.slots?.['title'])} read as ${JSON.stringify(understanding.slots.title)} [${understanding.intent}]`,
      ),
  );
}
