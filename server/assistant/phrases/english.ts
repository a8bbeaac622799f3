import { inboxInEnglish } from './inbox.ts';
import { planningInEnglish } from './planning.ts';
import { timeTeller } from './time.ts';
import type { KindName, Phrases } from './types.ts';
import { workInEnglish } from './work.ts';

const kinds: Record<KindName, { one: string; many: string }> = {
  todo: { one: 'task', many: 'tasks' },
  event: { one: 'event', many: 'events' },
  memo: { one: 'note', many: 'notes' },
};

const verbs = { created: 'Added', updated: 'Changed', completed: 'Done:', deleted: 'Deleted' } as const;

const quoted = (title: string) => `“${title}”`;
const bullets = (lines: readonly string[]) => lines.map((line) => `\n• ${line}`).join('');
const andMore = (more: number) => (more > 0 ? `\n… and ${more} more.` : '');

export const english: Phrases = {
  time: timeTeller('en-US'),
  priority: (level) => `${level} priority`,
  done: (what, kind, title, details) => {
    const noun = what === 'completed' ? '' : ` the ${kinds[kind].one}`;
    const tail = details.length > 0 ? `, ${details.join(', ')}` : '';
    return `${verbs[what]}${noun} ${quoted(title)}${tail}.`;
  },
  due: (time) => `due ${time}`,
  repeats: 'repeating',
  at: (place) => `at ${place}`,
  untitled: { todo: 'Untitled task', event: 'Untitled event', memo: 'Quick Note' },
  whichItem: (kind) => `Which ${kinds[kind].one} do you mean?`,
  notFound: (kind, words) => `I found no ${kinds[kind].one} called ${quoted(words)}.`,
  whatToChange: (kind, title) => `I found the ${kinds[kind].one} ${quoted(title)}. What should I change?`,
  whenShouldItBe: (title) => `When should ${quoted(title)} be?`,
  list: (kind, total, lines, more) =>
    `You have ${total} ${total === 1 ? kinds[kind].one : kinds[kind].many}:${bullets(lines)}${andMore(more)}`,
  nothing: (kind) =>
    kind === 'memo' ? 'You have no notes yet.' : `I found no ${kinds[kind].many} for that.`,
  status: (status) => status.replace('_', ' '),
  propose: (verb, titles) =>
    titles.length === 1
      ? `Shall I ${verb} ${quoted(titles[0] ?? '')}? Say yes to do it.`
      : `Shall I ${verb} these ${titles.length}?${bullets(titles.map(quoted))}\nSay yes to do it.`,
  proposeAdding: (kind, title) => `Shall I add the ${kinds[kind].one} ${quoted(title)}? Say yes to do it.`,
  proposeOneOf: (verb, best, others) =>
    `Several could be meant. Shall I ${verb} ${quoted(best)}? Say yes, or name the other one:${bullets(others.map(quoted))}`,
  leftOut: (titles) => `I left out what has been changed or deleted since:${bullets(titles.map(quoted))}`,
  dropped: 'All right, I left everything as it is.',
  nothingToConfirm: 'There is nothing waiting for your yes.',
  undone: (summary, kept) =>
    kept === 0 ? `Taken back: ${summary}` : `Taken back, except for what has been changed since: ${summary}`,
  nothingToUndo: 'There is nothing I could take back.',
  found: (query, lines, more) => `For ${quoted(query)} I found:${bullets(lines)}${andMore(more)}`,
  foundNothing: (query) => `I found nothing for ${quoted(query)}.`,
  actionFailed: 'Sorry, I could not do that.',
  nothingDone:
    'To be clear: I have not added or changed anything just now. Please tell me once more what I should do.',
  worksWithoutAi: 'Tasks, calendar and notes work without it: say “help” to see how.',
  language: 'English',
  planning: planningInEnglish,
  work: workInEnglish,
  inbox: inboxInEnglish,
};
