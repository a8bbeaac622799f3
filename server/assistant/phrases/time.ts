import type { ToldTime } from './types.ts';

/** Making a formatter is slow, so each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Tells a day, or a day and time, in the owner's zone: "Wed, Nov 25, 7:00 PM". */
export const timeTeller =
  (locale: string) =>
  ({ at, zone, dayOnly }: ToldTime): string => {
    const key = `${locale} ${zone} ${dayOnly}`;
    const known = formatters.get(key);
    const formatter =
      known ??
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        ...(!dayOnly && { hour: 'numeric', minute: '2-digit' }),
      });
    formatters.set(key, formatter);
    return formatter.format(at);
  };
