import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import { either, furthest, type Reader } from '../grammar/reader.ts';
import type { Clock } from '../meaning/meaning.ts';
import { amount } from './amounts.ts';
import {
  anyHour,
  compact,
  dotted,
  halfDay,
  hour,
  hourWord,
  lateHour,
  minute,
  minutePair,
  roundMinute,
  spokenMinute,
  written,
} from './clock-readers.ts';
import { around, certain, inHalf, midnight, noon, shiftedClock } from './clock-times.ts';

const landmark = grammar<Clock>([
  phrases({})('(12|twelve) noon|midday|noontime', () => noon),
  phrases({})('mid (-) day', () => noon),
  phrases({})('(12|twelve) midnight', () => midnight),
]);

const point = either(landmark, hour);
const say = phrases({
  anyHour,
  compact,
  dotted,
  halfDay,
  hour,
  hourWord,
  lateHour,
  minute,
  minutePair,
  roundMinute,
  spokenMinute,
  written,
  point,
  amount,
});

const spoken: readonly Phrase<Clock>[] = [
  say('half past|after <point> <halfDay?>', (found) => around(found.point, 30, found.halfDay)),
  say('(a) quarter past|after <point> <halfDay?>', (found) => around(found.point, 15, found.halfDay)),
  say('(a) quarter to|until|before|of <point> <halfDay?>', (found) =>
    around(found.point, -15, found.halfDay),
  ),
  say('<minute> (minutes|mins|min) past <point> <halfDay?>', (found) =>
    around(found.point, found.minute, found.halfDay),
  ),
  say('<minute> minutes|mins|min after <hour> <halfDay?>', (found) =>
    around(found.hour, found.minute, found.halfDay),
  ),
  say('<minute> minutes|mins|min to|until|before <point> <halfDay?>', (found) =>
    around(found.point, -found.minute, found.halfDay),
  ),
  say('<roundMinute> to|until <point> <halfDay?>', (found) =>
    around(found.point, -found.roundMinute, found.halfDay),
  ),
  say('<roundMinute> after|past <point> <halfDay?>', (found) =>
    around(found.point, found.roundMinute, found.halfDay),
  ),
  say('<hourWord> (-) <spokenMinute> <halfDay>', (found) =>
    around(found.hourWord, found.spokenMinute, found.halfDay),
  ),
  say('<hour> <minutePair> <halfDay>', (found) =>
    inHalf(around(found.hour, found.minutePair), found.halfDay),
  ),
  say('<hour> or <other:hour> <halfDay>', (found) => inHalf(found.hour, found.halfDay)),
  say('<hour> (o) oclock|clock <halfDay?>', (found) => inHalf(found.hour, found.halfDay)),
  say('<amount> before|to <point> <halfDay?>', (found) =>
    shiftedClock(found.point, found.amount, -1, found.halfDay),
  ),
  say('<amount> after|past <point> <halfDay?>', (found) =>
    shiftedClock(found.point, found.amount, 1, found.halfDay),
  ),
];

const inDigits: readonly Phrase<Clock>[] = [
  say('<written> (ish) <halfDay?>', (found) => inHalf(found.written, found.halfDay)),
  say('<hour> (ish) <halfDay>', (found) => inHalf(found.hour, found.halfDay)),
  say('<hour> <halfDay> (-) ish', (found) => inHalf(found.hour, found.halfDay)),
  say('<compact> <halfDay>', (found) => inHalf(found.compact, found.halfDay)),
  say('<dotted> <halfDay>', (found) => inHalf(found.dotted, found.halfDay)),
  say('<anyHour> (-) ish', (found) => found.anyHour),
  say('<lateHour> h', (found) => found.lateHour),
  say('<anyHour> uhr', (found) => certain(found.anyHour)),
  say('<written> uhr', (found) => certain(found.written)),
];

/** Time of day in words or digits that can be nothing else. */
const plain = either(landmark, grammar([...spoken, ...inDigits]));

/** What may be a time where the words around it say so: 7, 730, 11.30, three thirty. */
const bare = grammar<Clock>([
  say('<anyHour>', (found) => found.anyHour),
  say('<compact>', (found) => found.compact),
  say('<dotted>', (found) => found.dotted),
  say('<hourWord> (-) <spokenMinute>', (found) => around(found.hourWord, found.spokenMinute)),
  say('<hour> <minutePair>', (found) => around(found.hour, found.minutePair)),
  say('half <hour>', (found) => around(found.hour, 30)),
  say('<anyHour> h', (found) => certain(found.anyHour)),
]);

function atNight(clock: Clock): Clock {
  if (clock.hour === 12) return midnight;
  return inHalf(clock, clock.hour < 5 ? 'am' : 'pm');
}

function inPartOfDay(clock: Reader<Clock>): Reader<Clock> {
  const sayPart = phrases({ clock });
  return grammar<Clock>([
    sayPart('<clock> (early) in (the) am|morning', (found) => inHalf(found.clock, 'am')),
    sayPart('<clock> in (the) pm|afternoon|evening|night', (found) => inHalf(found.clock, 'pm')),
    sayPart('<clock> at night', (found) => atNight(found.clock)),
  ]);
}

/** A time of day that needs no help from the words around it. */
export const firmClock = furthest(inPartOfDay(furthest(plain, bare)), plain);

/** The same, or a bare number that may be one. */
export const anyClock = furthest(firmClock, bare);
