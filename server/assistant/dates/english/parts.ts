import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import { entry, type Reader } from '../grammar/reader.ts';
import type { Meaning, PartOfDay } from '../meaning/meaning.ts';
import { daysFromToday } from '../meaning/rules.ts';
import { day } from './days.ts';
import { earlier, later, middle, partsOfDay } from './words/parts.ts';

const name = entry(partsOfDay);

function at(hour: number, half: PartOfDay['half']): Meaning {
  return { part: { half, hour } };
}

const modified: Reader<PartOfDay> = grammar<PartOfDay>([
  phrases({ name })('early (in) (the) <name>', (found) => ({
    ...found.name,
    hour: earlier[found.name.half],
  })),
  phrases({ name })('late|later (in) (the) <name>', (found) => ({
    ...found.name,
    hour: later[found.name.half],
  })),
  phrases({ name })('mid (-) <name>', (found) => ({ ...found.name, hour: middle[found.name.half] })),
  phrases({ name })('lunch time', () => ({ half: 'midday', hour: 12 })),
  phrases({ name })('midmorning', () => ({ half: 'morning', hour: middle.morning })),
  phrases({ name })('midafternoon', () => ({ half: 'midday', hour: middle.midday })),
  phrases({ name })('<name>', (found) => found.name),
]);

const say = phrases({ part: modified, name, day });
const tonight: PartOfDay = { half: 'night', hour: 20 };

const named: readonly Phrase<Meaning>[] = [
  say('this <part>', ({ part }) => ({ day: daysFromToday(0), part })),
  say('(later) tonight', () => ({ day: daysFromToday(0), part: tonight })),
  say('late tonight', () => ({ day: daysFromToday(0), part: { ...tonight, hour: later.night } })),
  say('early tonight', () => ({ day: daysFromToday(0), part: { ...tonight, hour: earlier.night } })),
  say('last night', () => ({ day: daysFromToday(-1), part: tonight })),
  say('late <day> <name>', (found) => ({
    day: found.day,
    part: { ...found.name, hour: later[found.name.half] },
  })),
  say('early <day> <name>', (found) => ({
    day: found.day,
    part: { ...found.name, hour: earlier[found.name.half] },
  })),
  say('in the <part>', ({ part }) => ({ part })),
  say('early in the <name>', (found) => ({ part: { ...found.name, hour: earlier[found.name.half] } })),
  say('late in the <name>', (found) => ({ part: { ...found.name, hour: later[found.name.half] } })),
  say('all (-) day', () => ({})),
  say('at night', () => ({ part: tonight })),
  say('at|by|around|over|during <part>', ({ part }) => (part.hour === 12 ? { part } : undefined)),
];

const landmarks: readonly Phrase<Meaning>[] = [
  say('at|over|during|around lunch', () => at(12, 'midday')),
  say('after lunch', () => at(13, 'midday')),
  say('before lunch', () => at(11, 'morning')),
  say('first thing', () => at(9, 'morning')),
  say('first thing (in) (the) morning', () => at(9, 'morning')),
  say('(at) (the) end of <day>', (found) =>
    found.day.month ? undefined : { day: found.day, ...at(17, 'evening') },
  ),
  say('(at) (the) end of (the) (working|business|work) day', () => at(17, 'evening')),
  say('(the) end of business', () => at(17, 'evening')),
  say('eod', () => at(17, 'evening')),
  say('cob', () => at(17, 'evening')),
  say('(at) (the) close of business|play', () => at(17, 'evening')),
  say('at dawn|sunrise|daybreak', () => at(6, 'morning')),
  say('at dusk|sunset', () => at(18, 'evening')),
  say('after work', () => at(18, 'evening')),
  say('before work', () => at(8, 'morning')),
  say('after school', () => at(15, 'midday')),
  say('before school', () => at(8, 'morning')),
  say('after dinner', () => at(20, 'evening')),
  say('before dinner', () => at(18, 'evening')),
  say('at|around (about) dinnertime|suppertime', () => at(19, 'evening')),
  say('after breakfast', () => at(9, 'morning')),
  say('before breakfast', () => at(7, 'morning')),
  say('before bed|bedtime', () => at(22, 'night')),
  say('at bedtime', () => at(22, 'night')),
];

/** Parts of the day that need no help from the words around them. */
export const part: Reader<Meaning> = grammar([...named, ...landmarks]);

/** "Morning", which beside a day is its morning. */
export const barePart: Reader<Meaning> = grammar([
  phrases({ part: modified })('<part>', ({ part: found }) => ({ part: found })),
]);
