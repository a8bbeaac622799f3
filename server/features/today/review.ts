import { section } from './briefing-text.ts';
import { type DayPhrases, dayPhrases, type Language } from './phrases.ts';
import type { WeekFacts } from './week.ts';

/** The review of the week as clients get it. */
export type Review = {
  content: string;
  /** At most three sentences. */
  suggestions: string[];
  stats: Record<'completed' | 'due' | 'overdue' | 'untouched' | 'inbox', number>;
};

/** The review by rule, from the facts alone. `words` replace the plain text; what is counted stays. */
export function composeReview(facts: WeekFacts, language: Language = 'English', words?: string): Review {
  const { completed, due, overdue, untouched, inbox } = facts;
  const suggestions = suggestionsFor(facts, dayPhrases[language]);
  return {
    content: words ?? reviewText(facts, suggestions, dayPhrases[language]),
    suggestions,
    stats: {
      completed: completed.count,
      due: due.count,
      overdue: overdue.count,
      untouched: untouched.count,
      inbox: inbox.count,
    },
  };
}

function reviewText(facts: WeekFacts, suggestions: readonly string[], phrases: DayPhrases): string {
  const { inbox } = facts;
  const sections = (['completed', 'due', 'overdue', 'untouched'] as const).map((name) => {
    const { count, titles } = facts[name];
    return section(phrases.week[name](count), titles, phrases, count);
  });
  const told = [
    ...sections,
    inbox.count === 0 ? '' : phrases.inbox(inbox.count),
    suggestions.join('\n'),
  ].filter((text) => text !== '');
  return told.length === 0 ? phrases.quietWeek : [phrases.yourWeek, ...told].join('\n\n');
}

/** One for each kind of what is waiting. */
function suggestionsFor({ overdue, untouched, inbox }: WeekFacts, { suggestions }: DayPhrases): string[] {
  const [late] = overdue.titles;
  const stale = untouched.titles.find((title) => title !== late);
  const undated = inbox.titles.find((title) => title !== stale);
  return [
    ...(late === undefined ? [] : [suggestions.overdue(late)]),
    ...(stale === undefined ? [] : [suggestions.untouched(stale)]),
    ...(undated === undefined ? [] : [suggestions.inbox(undated)]),
  ];
}
