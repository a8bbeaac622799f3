import { randomInt } from 'node:crypto';

const shortest = 6;

/** Why a PIN is among the first that a guesser would try, as a sentence; undefined when it is not. */
export function weakness(pin: string): string | undefined {
  if (pin.length < shortest) return `A PIN needs at least ${shortest} characters.`;
  if (/^(.{1,3})\1+$/.test(pin)) return 'This PIN repeats itself.';
  if (isRun(pin)) return 'This PIN is a simple sequence.';
  if (/^(.)\1+(.)\2+$/.test(pin) || /^(\d)\1(\d)\2(\d)\3$/.test(pin))
    return 'This PIN is made of doubled digits.';
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

function isRun(pin: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < pin.length; index += 1)
    steps.add(pin.charCodeAt(index) - pin.charCodeAt(index - 1));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 2;
}

/** Day, month and year in any usual order, with two or four digits for the year. */
function isDate(pin: string): boolean {
  if (/^\d{6}$/.test(pin)) {
    const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4, 6)].map(Number);
    return (
      isDayAndMonth(a, b) ||
      isDayAndMonth(b, c) ||
      isYear(Number(pin.slice(0, 4))) ||
      isYear(Number(pin.slice(2)))
    );
  }
  if (/^\d{8}$/.test(pin)) {
    const [a, b, c, d] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4, 6), pin.slice(6, 8)].map(Number);
    return (
      (isYear(Number(pin.slice(4))) && isDayAndMonth(a, b)) ||
      (isYear(Number(pin.slice(0, 4))) && isDayAndMonth(c, d))
    );
  }
  return false;
}

const isYear = (year: number) => year >= 1900 && year <= 2099;

function isDayAndMonth(a = 0, b = 0): boolean {
  const fits = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return fits(a, b) || fits(b, a);
}
