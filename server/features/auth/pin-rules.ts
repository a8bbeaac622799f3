import { randomInt } from 'node:crypto';

const shortest = 6;

/** Why a PIN is among the first that a guesser would try, as a sentence; undefined when it is not. */
export function weakness(typed: string): string | undefined {
  // As it will be hashed: digits of another script are digits, too.
  const pin = typed.normalize('NFKC').trim();
  if ([...pin].length < shortest) return `A PIN needs at least ${shortest} characters.`;
  if (/^(.{1,4})\1+$/u.test(pin)) return 'This PIN repeats itself.';
  if (isRun(pin)) return 'This PIN is a simple sequence.';
  if (pin === [...pin].reverse().join('')) return 'This PIN reads the same backwards.';
  if (/^(?:(.)\1+)+$/u.test(pin)) return 'This PIN is made of doubled digits.';
  if (isDate(pin)) return 'This PIN looks like a date; birthdays are guessed first.';
  return undefined;
}

/** Six random digits that are not weak. */
export function makePin(): string {
  for (;;) {
    const pin = String(randomInt(0, 1_000_000)).padStart(6, '0');
    if (weakness(pin) === undefined) return pin;
  }
}

/** The same small step from each character to the next; digits go on from 9 to 0. */
function isRun(pin: string): boolean {
  const isNumber = /^\d+$/.test(pin);
  const steps = new Set<number>();
  for (let index = 1; index < pin.length; index += 1) {
    const step = pin.charCodeAt(index) - pin.charCodeAt(index - 1);
    steps.add(isNumber ? (step + 10) % 10 : step);
  }
  const [step] = steps;
  return steps.size === 1 && step !== undefined && (Math.abs(step) <= 2 || (isNumber && step >= 8));
}

/** Day, month and year in any usual order, with two or four digits for the year, with or without signs in between. */
function isDate(pin: string): boolean {
  const parts = /^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})$/.exec(pin)?.slice(1);
  const digits = parts?.map((part) => part.padStart(2, '0')).join('') ?? pin;
  const [a, b, c, d] = [0, 2, 4, 6].map((at) => Number(digits.slice(at, at + 2)));
  if (/^\d{6}$/.test(digits)) {
    return (
      isDayAndMonth(a, b) || isDayAndMonth(b, c) || isYear(digits.slice(0, 4)) || isYear(digits.slice(2))
    );
  }
  if (!/^\d{8}$/.test(digits)) return false;
  return (
    (isYear(digits.slice(4)) && isDayAndMonth(a, b)) || (isYear(digits.slice(0, 4)) && isDayAndMonth(c, d))
  );
}

const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);

function isDayAndMonth(a = 0, b = 0): boolean {
  const fits = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return fits(a, b) || fits(b, a);
}
