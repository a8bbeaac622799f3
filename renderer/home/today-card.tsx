import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { hashOf } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { clockInWords, dayInWords, shortDayInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Answered } from '../ui/states.tsx';
import { showToast } from '../ui/toasts.ts';
import { type DayEntry, entriesOf } from './day-list.ts';
import { type Today, useTickOff, useToday } from './home.ts';

const mostShown = 6;

type EntryProps = { entry: DayEntry; timeZone: string };

function When({ entry, timeZone }: EntryProps): ReactElement {
  const { at, isOverdue } = entry;
  if (isOverdue && at !== undefined)
    return <span className="day-when day-overdue">{text.today.overdue(shortDayInWords(at, timeZone))}</span>;
  return (
    <span className="day-when">{at === undefined ? text.today.allDay : clockInWords(at, timeZone)}</span>
  );
}

function TickOff({ entry }: { entry: DayEntry }): ReactElement {
  const tickOff = useTickOff();
  const fail = (error: unknown) => void showToast({ tone: 'bad', words: wordsOf(error) });
  return (
    <button
      type="button"
      className="tick"
      aria-label={text.today.tickOff(entry.title)}
      aria-disabled={tickOff.isPending || undefined}
      onClick={() => !tickOff.isPending && tickOff.mutate(entry.id, { onError: fail })}
    >
      <Icon name="check" />
    </button>
  );
}

function Entry({ entry, timeZone }: EntryProps): ReactElement {
  const { kind, id, date, title, place } = entry;
  const rest = date === undefined ? [kind, id] : [kind, id, date];
  return (
    <li className="day-entry">
      {kind === 'todo' ? <TickOff entry={entry} /> : <Icon name="event" />}
      <a className="day-title" href={hashOf('home', ...rest)}>
        {title}
        {place !== undefined && <span className="soft day-place"> {place}</span>}
      </a>
      <When entry={entry} timeZone={timeZone} />
    </li>
  );
}

function Day({ today, timeZone }: { today: Today; timeZone: string }): ReactElement {
  const entries = entriesOf(today);
  const hidden = entries.length - mostShown;
  return (
    <>
      <p className="soft day-date">{dayInWords(today.date)}</p>
      {entries.length === 0 && <p>{text.today.nothing}</p>}
      {entries.length > 0 && (
        <ul className="day-list">
          {entries.slice(0, mostShown).map((entry) => (
            <Entry key={`${entry.kind} ${entry.id} ${entry.date}`} entry={entry} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {(hidden > 0 || today.inbox_count > 0) && (
        <p className="hint day-rest">
          {hidden > 0 && <span>{text.today.more(hidden)}</span>}
          {today.inbox_count > 0 && <span>{text.today.inbox(today.inbox_count)}</span>}
        </p>
      )}
    </>
  );
}

/** What the day holds; a todo is ticked off where it stands. */
export function TodayCard({ timeZone }: { timeZone: string }): ReactElement {
  return (
    <Card title={text.today.heading} name="today">
      <Answered query={useToday()}>{(today) => <Day today={today} timeZone={timeZone} />}</Answered>
    </Card>
  );
}
