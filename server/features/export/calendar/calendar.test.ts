import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { offsetMinutes, toWall } from '../../../lib/time-zone.ts';
import { type EventRow, expand } from '../../events/series.ts';
import { contentLine, textValue } from './content-line.ts';
import { eventComponent } from './event-component.ts';
import { clockChanges, timeZoneComponent } from './time-zone-component.ts';
import { todoComponent } from './todo-component.ts';

const zone = 'Europe/Berlin';
const at = '2026-01-01T08:00:00.000Z';

const event = (fields: Partial<EventRow>): EventRow => ({
  sequence: 1,
  id: 'evt_1',
  title: 'Stand-up',
  description: null,
  start_time: '2026-03-23T08:00:00.000Z',
  end_time: '2026-03-23T08:15:00.000Z',
  is_all_day: 0,
  start_date: null,
  end_date: null,
  time_zone: zone,
  location: null,
  reminder_minutes: null,
  recurrence_rule: null,
  recurrence_end: null,
  recurrence_exceptions: '[]',
  tags: '[]',
  conversation_id: null,
  message_id: null,
  created_at: at,
  updated_at: at,
  ...fields,
});

/** Reads a component as another program does, which knows the zone by the file alone. */
function read(component: string): ICAL.Component {
  const zones = timeZoneComponent(zone, new Date('2020-01-01T00:00:00Z'), new Date('2040-01-01T00:00:00Z'));
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${zones}${component}END:VCALENDAR\r\n`;
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const one of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(one);
  const [found] = calendar.getAllSubcomponents().filter(({ name }) => name !== 'vtimezone');
  assert.ok(found);
  return found;
}

/** Starts of an event's dates as the other program has them. */
function datesOf(component: ICAL.Component, most: number): string[] {
  const iterator = new ICAL.Event(component).iterator();
  const dates: string[] = [];
  for (let next = iterator.next(); next && dates.length < most; next = iterator.next()) {
    dates.push(next.isDate ? next.toString() : next.toJSDate().toISOString());
  }
  return dates;
}

const ownDates = (row: EventRow, most: number) =>
  expand(row, { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2039-01-01T00:00:00Z') }, zone)
    .slice(0, most)
    .map(({ start, date }) => (row.is_all_day === 1 ? date : start.toISOString()));

describe('events', () => {
  const series: Record<string, Partial<EventRow>> = {
    'a daily one across a clock change': { recurrence_rule: 'FREQ=DAILY;COUNT=10' },
    'one without an end': { recurrence_rule: 'RRULE:FREQ=WEEKLY;BYDAY=MO,TH' },
    'one with removed days': {
      recurrence_rule: 'FREQ=DAILY',
      recurrence_exceptions: '["2026-03-23","2026-03-29","2026-04-01"]',
    },
    'one with several times a day, and a removed day': {
      recurrence_rule: 'FREQ=DAILY;BYHOUR=9,17;COUNT=40',
      recurrence_exceptions: '["2026-03-30"]',
    },
    'one that ends by its own UNTIL': { recurrence_rule: 'FREQ=DAILY;UNTIL=20260330' },
    'one that was cut off': { recurrence_rule: 'FREQ=DAILY', recurrence_end: '2026-03-30T06:59:59.000Z' },
    'one that was cut off before its COUNT': {
      recurrence_rule: 'FREQ=DAILY;COUNT=100',
      recurrence_end: '2026-03-30T06:59:59.000Z',
    },
    'one whose COUNT ends before it was cut off': {
      recurrence_rule: 'FREQ=DAILY;COUNT=3',
      recurrence_end: '2026-04-30T06:59:59.000Z',
    },
    'all-day, with a removed day': {
      is_all_day: 1,
      start_date: '2026-03-27',
      start_time: '2026-03-26T23:00:00.000Z',
      end_time: null,
      recurrence_rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=6',
      recurrence_exceptions: '["2026-04-10"]',
    },
    'all-day and cut off': {
      is_all_day: 1,
      start_date: '2026-03-27',
      start_time: '2026-03-26T23:00:00.000Z',
      end_time: null,
      recurrence_rule: 'FREQ=DAILY',
      recurrence_end: '2026-04-02T21:59:59.000Z',
    },
  };
  for (const [name, fields] of Object.entries(series)) {
    it(`mean the same dates elsewhere: ${name}`, () => {
      const row = event({ ...fields, id: name });
      const own = ownDates(row, 30);
      assert.ok(own.length > 2);
      assert.deepEqual(datesOf(read(eventComponent(row)), 30), own);
    });
  }

  it('are dates when they are whole days, and UTC when they do not repeat', () => {
    const day = { is_all_day: 1, start_date: '2026-04-03', end_date: '2026-04-05' } as const;
    const whole = read(eventComponent(event({ ...day, start_time: '2026-04-02T22:00:00.000Z' })));
    assert.equal(whole.getFirstProperty('dtstart')?.toICALString(), 'DTSTART;VALUE=DATE:20260403');
    assert.equal(whole.getFirstProperty('dtend')?.toICALString(), 'DTEND;VALUE=DATE:20260405');
    const single = eventComponent(event({ reminder_minutes: 15 }));
    assert.match(single, /\r\nDTSTART:20260323T080000Z\r\nDTEND:20260323T081500Z\r\n/);
    assert.equal(
      read(single).getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString(),
      '-PT15M',
    );
  });

  it('without a rule that can be read do not repeat', () => {
    assert.doesNotMatch(eventComponent(event({ recurrence_rule: 'EVERY DAY' })), /RRULE/);
  });
});

describe('texts', () => {
  it('come out as they went in, in lines of at most 75 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const component = eventComponent(event({ title: 'x', description: `${text}.` }));
        for (const line of component.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        const expected = `${text}.`.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
        assert.equal(read(component).getFirstPropertyValue('description'), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('cannot add properties or components', () => {
    const component = read(eventComponent(event({ title: 'a\r\nEND:VEVENT\nX-EVIL:1\u2028;,\\' })));
    assert.equal(component.getFirstPropertyValue('summary'), 'a\nEND:VEVENT\nX-EVIL:1\u2028;,\\');
    assert.equal(component.getFirstProperty('x-evil'), null);
    assert.equal(contentLine('A', textValue('\u0000b')), 'A:b\r\n');
  });
});

describe('clocks', () => {
  it('are described by every change they make', () => {
    for (const name of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Seoul']) {
      const [first, last] = [new Date('2024-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z')];
      const text = timeZoneComponent(name, first, last);
      const timezone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text) as unknown[]));
      for (let day = first.getTime() + 86_400_000; day < last.getTime(); day += 6 * 3_600_000 + 1_800_000) {
        // An hour that happens twice may be read either way.
        const around = [-2, 0, 2].map((hours) => offsetMinutes(new Date(day + hours * 3_600_000), name));
        if (new Set(around).size > 1) continue;
        const wall = toWall(new Date(day), name);
        const time = ICAL.Time.fromDateTimeString(wall);
        time.zone = timezone;
        assert.equal(time.toJSDate().getTime(), day, `${name} ${wall}`);
      }
    }
    assert.deepEqual(clockChanges('Asia/Seoul', new Date('2000-01-01'), new Date('2030-01-01')), []);
  });
});

describe('todos', () => {
  const todo = (fields: Partial<Parameters<typeof todoComponent>[0]>) => ({
    id: 'todo_1',
    title: 'Water; the plants',
    description: null,
    status: 'pending' as const,
    priority: 'high' as const,
    due_date: null,
    completed_at: null,
    parent_id: null,
    sort_order: 0,
    tags: '["a,b"]',
    source: null,
    source_id: null,
    assignee: null,
    enabled_skills: null,
    inbox_state: 'none' as const,
    automation_error: null,
    plan_summary: null,
    estimated_minutes: null,
    depends_on: null,
    clarification_questions: null,
    clarification_answers: null,
    recurrence_rule: null,
    recurrence_end: null,
    recurring_source_id: null,
    series_start: null,
    next_occurrence_id: null,
    conversation_id: null,
    message_id: null,
    created_at: at,
    updated_at: at,
    ...fields,
  });

  it('keep state, priority, tags, parent and times', () => {
    const done = {
      status: 'completed' as const,
      completed_at: '2026-02-01T10:00:00.000Z',
      parent_id: 'todo_0',
    };
    const component = read(todoComponent(todo({ ...done, due_date: '2026-02-02T10:00:00.000Z' }), zone));
    const value = (name: string) => String(component.getFirstPropertyValue(name));
    assert.equal(component.name, 'vtodo');
    assert.deepEqual(['summary', 'status', 'priority', 'related-to', 'categories'].map(value), [
      'Water; the plants',
      'COMPLETED',
      '3',
      'todo_0@clawchat',
      'a,b',
    ]);
    assert.equal(value('due'), '2026-02-02T10:00:00Z');
    assert.equal(value('completed'), '2026-02-01T10:00:00Z');
  });

  it('repeat while they are open, with a start before they are due', () => {
    const due = '2026-03-28T08:00:00.000Z';
    const open = todoComponent(todo({ recurrence_rule: 'FREQ=WEEKLY', due_date: due }), zone);
    assert.match(
      open,
      /DTSTART;TZID=Europe\/Berlin:20260328T000000\r\nDUE;TZID=Europe\/Berlin:20260328T090000\r\nRRULE:FREQ=WEEKLY/,
    );
    const day = todoComponent(
      todo({ recurrence_rule: 'FREQ=DAILY', due_date: '2026-03-27T23:00:00.000Z' }),
      zone,
    );
    assert.match(day, /DTSTART;TZID=Europe\/Berlin:20260328T000000\r\nDURATION:P1D\r\n/);
    const done = {
      status: 'completed' as const,
      completed_at: at,
      recurrence_rule: 'FREQ=DAILY',
      due_date: due,
    };
    assert.doesNotMatch(todoComponent(todo(done), zone), /RRULE/);
  });
});
