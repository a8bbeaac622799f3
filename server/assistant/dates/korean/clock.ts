import { grammar, phrases } from '../grammar/phrase.ts';
import { type Reader, reader, signReader, where } from '../grammar/reader.ts';
import type { Clock } from '../meaning/meaning.ts';
import { count, minuteCount } from './amounts.ts';

const noon: Clock = { hour: 12, minute: 0, second: 0, certain: true };
const midnight: Clock = { hour: 24, minute: 0, second: 0, certain: true };

function clockOf(hour: number, minute = 0): Clock | undefined {
  const fits = hour < 24 ? minute < 60 : hour === 24 && minute === 0;
  return fits ? { hour, minute, second: 0, certain: hour === 0 || hour > 12 } : undefined;
}

function inHalf(clock: Clock, half: '오전' | '오후'): Clock {
  if (clock.hour === 0 || clock.hour > 12) return clock;
  return { ...clock, hour: (clock.hour % 12) + (half === '오후' ? 12 : 0), certain: true };
}

function clockInHalf(hour: number, half: '오전' | '오후'): Clock | undefined {
  const clock = clockOf(hour);
  return clock && inHalf(clock, half);
}

const written = signReader((tokens, at) => {
  const found = tokens[at]?.kind === 'time' ? /^(\d{1,2}):(\d{2})/.exec(tokens[at].text) : null;
  const clock = found && clockOf(Number(found[1]), Number(found[2]));
  return clock
    ? { value: { ...clock, certain: clock.certain || found[0].startsWith('0') }, next: at + 1 }
    : undefined;
});

const halfDay: Reader<'오전' | '오후'> = reader(['오전', '오후'], false, (tokens, at) => ({
  value: tokens[at]?.text === '오전' ? '오전' : '오후',
  next: at + 1,
}));

const hour = where(count, (value) => value <= 24);
const minute = where(minuteCount, (value) => value < 60);

const say = phrases({ written, hour, minute });

const plain = grammar<Clock>([
  say('<written>', (found) => found.written),
  say('<hour> 시', (found) => clockOf(found.hour)),
  say('<hour> 시 반', (found) => clockOf(found.hour, 30)),
  say('<hour> 시 <minute> 분', (found) => clockOf(found.hour, found.minute)),
  say('<hour> am', (found) => clockInHalf(found.hour, '오전')),
  say('<hour> pm', (found) => clockInHalf(found.hour, '오후')),
  say('정오', () => noon),
  say('자정', () => midnight),
]);

const sayHalf = phrases({ plain, halfDay });

/** 오후 3시 반, 15:30, 세 시, 정오. */
export const clock: Reader<Clock> = grammar<Clock>([
  sayHalf('<plain>', (found) => found.plain),
  sayHalf('<halfDay> <plain>', (found) => inHalf(found.plain, found.halfDay)),
]);
