import { createEvent } from '../../server/features/events/events.ts';
import { createTodo } from '../../server/features/todos/todos.ts';
import { addDays, localDate, offsetMinutes, startOfDay, toInstant } from '../../server/lib/time-zone.ts';
import { type ControlledClock, controlledClock, days, hours } from './controlled-clock.ts';
import { randomFrom } from './random-from.ts';
import { type HeardFrame, type HeardReminder, openSchedulerRun, type SchedulerRun } from './scheduler-run.ts';
import { quickFolder, temporaryFolder } from './temporary-folder.ts';

const years = { first: Date.UTC(2016, 0, 10), last: Date.UTC(2026, 0, 10) };
const windowsPerZone = 20;
const minute = 60_000;

/** A reminder that has to come. */
export type Expected = {
  id: string;
  kind: 'event' | 'todo_overdue';
  key: string;
  remindAt: number;
  /** Until then it may come in quiet hours, too. */
  dueAt: number;
};

/** Noon of the days on which the clock is moved, spread over the years where there are few or none. */
function momentsOf(zone: string): Date[] {
  const changes: Date[] = [];
  for (let at = years.first; at < years.last; at += days(1)) {
    if (offsetMinutes(new Date(at), zone) !== offsetMinutes(new Date(at + days(1)), zone))
      changes.push(new Date(at));
  }
  const step = (years.last - years.first) / windowsPerZone;
  const spread = Array.from({ length: windowsPerZone }, (_, index) => new Date(years.first + index * step));
  return (changes.length >= windowsPerZone ? changes : [...changes, ...spread])
    .sort((a, b) => a.getTime() - b.getTime())
    .filter((at, index, all) => index === 0 || at.getTime() - (all[index - 1]?.getTime() ?? 0) > days(12))
    .slice(0, windowsPerZone);
}

/** Ten reminders around a day: events with leads of minutes to days, a series, whole days, and todos. */
async function fill(
  run: SchedulerRun,
  around: Date,
  zone: string,
  random: () => number,
): Promise<Expected[]> {
  const day = localDate(around, zone);
  const wall = (date: string, time: string) => toInstant(`${date}T${time}`, zone);
  const expected: Expected[] = [];
  await run.work.write(async (scope) => {
    const addEvent = async (
      wanted: {
        start_time: string;
        reminder_minutes: number;
        is_all_day?: boolean;
        recurrence_rule?: string;
      },
      starts: { key: string; at: Date }[],
    ) => {
      const { id } = await createEvent(scope, run.dependencies, {
        title: 'Event',
        is_all_day: false,
        ...wanted,
      });
      for (const { key, at } of starts) {
        const remindAt = at.getTime() - wanted.reminder_minutes * minute;
        expected.push({ id, kind: 'event', key, remindAt, dueAt: at.getTime() });
      }
    };
    for (const lead of [0, 15, 1440]) {
      const at = new Date(Math.round((around.getTime() + (random() * 4 - 1.5) * days(1)) / minute) * minute);
      await addEvent({ start_time: at.toISOString(), reminder_minutes: lead }, [
        { key: at.toISOString(), at },
      ]);
    }
    const dates = [-1, 0, 1, 2].map((index) => addDays(day, index));
    const starts = dates.map((date) => wall(date, '02:30')).map((at) => ({ key: at.toISOString(), at }));
    await addEvent(
      { start_time: starts[0]?.key ?? '', reminder_minutes: 10, recurrence_rule: 'FREQ=DAILY;COUNT=4' },
      starts,
    );
    const whole = addDays(day, 1);
    await addEvent({ start_time: whole, reminder_minutes: 120, is_all_day: true }, [
      { key: whole, at: startOfDay(whole, zone) },
    ]);
    for (const [due, overdueAt] of [
      [wall(addDays(day, 1), '01:30').toISOString(), wall(addDays(day, 1), '01:30')],
      [wall(day, '16:00').toISOString(), wall(day, '16:00')],
      [whole, wall(addDays(whole, 1), '09:00')],
    ] as const) {
      const { id, due_date } = await createTodo(scope, run.dependencies, { title: 'Todo', due_date: due });
      expected.push({
        id,
        kind: 'todo_overdue',
        key: due_date ?? '',
        remindAt: overdueAt.getTime(),
        dueAt: 0,
      });
    }
  });
  return expected;
}

/** Moments at which the computer is awake: steps of minutes to days, now and then a clock that is set back. */
function* steps(clock: ControlledClock, until: number, random: () => number) {
  while (clock.now().getTime() < until) {
    const size = random();
    if (size < 0.08) clock.moveWall(-hours(2) * random());
    else if (size < 0.2) clock.advance(2 * minute + hours(1) * random());
    else if (size < 0.7) clock.advance(hours(3 + 14 * random()));
    else clock.advance(days(0.5 + 2.5 * random()));
    yield clock.now();
  }
}

/** What happened in ten years. `awake` are the moments at which the scheduler looked. */
export type Years = {
  expected: Expected[];
  shown: HeardReminder[];
  heard: HeardFrame[];
  awake: Date[];
  kills: number;
};

/** Lives through the years. Everything is repeatable from the seed. Who is forgetful keeps nothing of what was told. */
export async function liveTenYears(zone: string, seed: number, forgetful = false): Promise<Years> {
  using folder = temporaryFolder(quickFolder);
  const random = randomFrom(seed);
  const clock = controlledClock(new Date(years.first - days(5)).toISOString());
  const result: Years = { expected: [], shown: [], heard: [], awake: [], kills: 0 };
  const open = () => openSchedulerRun({ folder: folder.path, zone, clock, ...result });
  let run = await open();
  const restart = async () => {
    result.kills += 1;
    // Half of them in the middle of writing down what is about to be told.
    if (random() < 0.5) await run.tickAndDie();
    await run.close();
    run = await open();
    if (forgetful) await run.work.write(({ db }) => db.deleteFrom('reminders_sent').execute());
  };
  await run.tick();
  result.awake.push(clock.now());
  for (const [index, around] of momentsOf(zone).entries()) {
    clock.moveWall(around.getTime() - days(3) - clock.now().getTime());
    result.expected.push(...(await fill(run, around, zone, random)));
    const end = toInstant(`${addDays(localDate(around, zone), 4)}T12:00`, zone).getTime();
    const isDying = dyingAt(index % 2 === 0 ? Math.floor(random() * 2) : undefined);
    for (const now of steps(clock, end, random)) {
      if (isDying()) await restart();
      await run.tick();
      result.awake.push(now);
    }
    // Before anything of the next change: awake by day, so that nothing is held back for the night.
    clock.moveWall(end + hours(1) - clock.now().getTime());
    await run.tick();
    result.awake.push(clock.now());
  }
  await run.close();
  return result;
}

/** True once, when it was asked as often as given. */
function dyingAt(step: number | undefined): () => boolean {
  let asked = -1;
  return () => {
    asked += 1;
    return asked === step;
  };
}
