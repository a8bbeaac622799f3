import { withOffset } from '../lib/time-zone.ts';

const weekdays = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

/**
 * The first message of every prompt: who the model is, when it is, and what the owner wants of it. `ownWords` is the
 * client setting `systemPrompt`.
 */
export function systemText(now: Date, timeZone: string, ownWords: string | undefined): string {
  const local = withOffset(now, timeZone);
  const weekday = weekdays.format(new Date(`${local.slice(0, 10)}T00:00:00Z`));
  const lines = [
    "You are ClawChat, the personal assistant on its owner's own computer.",
    `It is ${weekday}, ${local} (${timeZone}).`,
    'Answer in the language of the message, briefly and to the point. Say so when you do not know something.',
  ];
  const wish = ownWords?.trim();
  return wish ? `${lines.join('\n')}\n\nThe owner's own instructions:\n${wish}` : lines.join('\n');
}
