import assert from 'node:assert/strict';
import { test } from 'node:test';
import { understandAll } from './understand/understand.ts';
import { wishFromReading } from './wish-from-reading.ts';

/** 10:00 on a Wednesday in Berlin. */
const context = { now: new Date('2026-03-04T09:00:00Z'), timeZone: 'Europe/Berlin' };
const timesOf = (text: string) => {
  const [reading] = understandAll(text, context);
  const { parameters } = reading ? wishFromReading(reading) : assert.fail();
  return [parameters.start_time, parameters.end_time];
};

const spans: Record<string, [string, string | undefined]> = {
  'am I free friday afternoon?': ['2026-03-06T12:00:00', '2026-03-06T17:00:00'],
  'am I free tomorrow morning?': ['2026-03-05T06:00:00', '2026-03-05T12:00:00'],
  'am I free friday evening?': ['2026-03-06T17:00:00', '2026-03-07T00:00:00'],
  'am I free friday at 2?': ['2026-03-06T14:00:00', undefined],
  'am I free friday?': ['2026-03-06', '2026-03-07'],
  'am I free friday from 2 to 4?': ['2026-03-06T14:00:00', '2026-03-06T16:00:00'],
};

for (const [text, span] of Object.entries(spans))
  test(`"${text}" asks about ${span.join(' to ')}`, () => assert.deepEqual(timesOf(text), span));
