import { type DateContext, readDates, type When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import type { Model } from '../model-file.ts';
import { priorityWords, statusSigns, wholeWords } from '../words/slots.ts';
import { type Dates, sortDates } from './dates.ts';
import { fallbacks } from './fallbacks.ts';
import { framedRun } from './framed-runs.ts';
import { type FramedName, framedName } from './frames.ts';
import { fitName, isName } from './names.ts';
import { longest, type Run, runsOf, textOf, trimRun } from './runs.ts';
import type { TaggedMessage } from './tagged-message.ts';
import { tagTokens } from './tagger.ts';
import type { Tag } from './tags.ts';
import { type MarkedToken, markTokens } from './token-features.ts';

/** What a request says in detail. Texts are verbatim parts of the message; absent when not said. */
export type Slots = Dates & {
  readonly title?: string;
  readonly newTitle?: string;
  readonly description?: string;
  readonly query?: string;
  readonly location?: string;
  readonly attendees?: string;
  readonly priority?: 'low' | 'medium' | 'high' | 'urgent';
  readonly status?: 'pending' | 'in_progress';
  /** More than one item is meant: "all my todos". */
  readonly all?: true;
};

const textSlots = ['title', 'newTitle', 'description', 'query', 'location', 'attendees'] as const;

/** "My three o'clock" may be all that says which item is meant. */
const refers = /^(?:update|delete|complete)_/;

/** Otherwise nothing is called or held at a date alone. */
const neverDates = new Set<Tag>(['title', 'location']);

/** "Remind me an hour before the dentist" has no name, but more to say than its time. */
function unnamed(
  tokens: readonly MarkedToken[],
  form: FramedName | undefined,
  whens: readonly When[],
): Run | undefined {
  return form && isName(tokens, form.run, whens) ? trimRun(tokens, form.run) : undefined;
}

function textSlot(
  { text, tokens, found }: TaggedMessage,
  tag: Tag,
  intent: Intent,
  whens: readonly When[],
): string | undefined {
  const form = framedName(tokens, intent, tag);
  if (form && tag !== 'title') return textOf(text, tokens, form.run);
  const framed = form && framedRun({ text, tokens, found }, form, intent, whens);
  const certain = framed && trimRun(tokens, framed);
  if (certain) return textOf(text, tokens, certain);
  const tagged = runsOf(tokens, found, tag);
  const named = neverDates.has(tag) ? tagged.filter((run) => isName(tokens, run, whens)) : tagged;
  const runs = (named.length > 0 || !refers.test(intent) ? named : tagged).flatMap((run) => {
    const cut = tag === 'title' ? fitName(tokens, found, run, intent, whens) : run;
    return trimRun(tokens, cut) ?? [];
  });
  const run = longest(tokens, runs) ?? unnamed(tokens, form, whens);
  if (run === undefined) return undefined;
  const value = textOf(text, tokens, run);
  return intent === 'complete_todo' ? value.replace(/['’]s$/, '') : value;
}

function prioritySlot({ tokens, found }: TaggedMessage): Slots['priority'] {
  const words = tokens
    .filter((_token, index) => found[index] === 'priority')
    .map(({ text }) => priorityWords.get(text));
  return words.find((word) => word !== undefined) as Slots['priority'];
}

/** Reads the details of a message whose intent is known. */
export function extractSlots(model: Model, text: string, intent: Intent, context: DateContext): Slots {
  const tokens = markTokens(text);
  const message = { text, tokens, found: tagTokens(model, tokens, intent) };
  const whens = readDates(text, context);
  const texts = textSlots.flatMap((slot) => {
    const value = textSlot(message, slot, intent, whens);
    return value === undefined ? [] : [[slot, value]];
  });
  const named = Object.fromEntries(texts);
  const priority = prioritySlot(message);
  const status =
    intent === 'update_todo' ? statusSigns.find(([sign]) => sign.test(text.toLowerCase()))?.[1] : undefined;
  const outside = tokens.filter((_token, index) => message.found[index] === 'none');
  return {
    ...named,
    ...fallbacks(message, named, intent, whens),
    ...sortDates(message, whens, intent, context),
    ...(priority && { priority }),
    ...(status && { status }),
    ...(outside.some((token) => wholeWords.has(token.text)) && { all: true }),
  };
}
