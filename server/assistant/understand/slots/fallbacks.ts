import type { When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import { covers } from './coverage.ts';
import { isName, withoutDates } from './names.ts';
import { plainEvent } from './plain-events.ts';
import { runsOf, textOf, trimRun } from './runs.ts';
import type { TaggedMessage } from './tagged-message.ts';

type Texts = { title?: string; location?: string; description?: string };

/** A condition that is no date: "when I get home", "while they are away". */
function conditionSlot({ text, tokens, found }: TaggedMessage, whens: readonly When[]): string | undefined {
  const run = runsOf(tokens, found, 'time').find(
    ({ first, last }) =>
      last - first >= 2 &&
      /^(?:when|whenever|once|after|before|while|if|as|on)$/.test(tokens[first]?.text ?? '') &&
      !tokens.slice(first, last + 1).some((token) => covers(whens, token)),
  );
  return run && textOf(text, tokens, run);
}

const commands = /^(?:ADD|BOOK|REMIND|REMINDER|TODO|FORGET|REMEMBER|WRITE)$/;

/** A message without any command is the task itself: "milk and eggs". */
function wholeMessage({ text, tokens }: TaggedMessage, whens: readonly When[]): Texts {
  if (tokens.some(({ symbol }) => commands.test(symbol))) return {};
  const run = trimRun(tokens, withoutDates(tokens, { first: 0, last: tokens.length - 1 }, whens));
  return run && isName(tokens, run, whens) ? { title: textOf(text, tokens, run) } : {};
}

function eventWithoutName(
  { text, tokens }: TaggedMessage,
  location: string | undefined,
  whens: readonly When[],
): Texts {
  const run = plainEvent(tokens, whens);
  const title = run ? textOf(text, tokens, run) : location;
  return title === undefined ? {} : { title };
}

/** Requests about an appointment that is there. */
const meets = /^(?:update|delete)_event$/;

/** "Move my meeting with Farid": who is there says which one is meant, where nothing else does. */
function namedByGuests({ text, tokens, found }: TaggedMessage): Texts {
  const guests = runsOf(tokens, found, 'attendees').find((run) => tokens[run.first - 1]?.text === 'with');
  if (guests === undefined) return {};
  const first = guests.first - 2;
  const thing = tokens[first]?.symbol === 'EVENT' && found[first] === 'none';
  return thing ? { title: textOf(text, tokens, { first, last: guests.last }) } : {};
}

/** Nothing that was said gets lost: a place names an event without a name, a condition is kept beside a task. */
export function fallbacks(
  message: TaggedMessage,
  { title, location, description }: Texts,
  intent: Intent,
  whens: readonly When[],
): Texts {
  if (intent === 'create_event' && title === undefined) return eventWithoutName(message, location, whens);
  if (intent === 'create_todo' && title === undefined) return wholeMessage(message, whens);
  if (meets.test(intent) && title === undefined) return namedByGuests(message);
  const condition = intent === 'create_todo' && description === undefined && conditionSlot(message, whens);
  return condition ? { description: condition } : {};
}
