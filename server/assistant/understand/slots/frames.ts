import type { Intent } from '../intents.ts';
import { type NameFrame, nameFrames } from '../words/frames.ts';
import type { Run } from './runs.ts';
import type { Tag } from './tags.ts';
import type { MarkedToken } from './token-features.ts';

/** The tags of names and the groups of patterns that find them. */
const groups: Partial<Record<Tag, string>> = { title: 'name', newTitle: 'newName', description: 'body' };

/** A name whose beginning is certain by the form of the sentence. */
export type FramedName = { readonly run: Run; readonly frame: NameFrame };

/** Longer messages are no forms but stories. */
const mostTokens = 40;

/** The words of the message with single spaces, and where each token begins in them. */
function joined(tokens: readonly MarkedToken[]): { text: string; starts: number[] } {
  let text = '';
  const starts = tokens.map(({ word }) => {
    const start = text.length;
    text += `${word} `;
    return start;
  });
  return { text: text.trimEnd(), starts };
}

/** Finds the name by the form of the sentence; undefined where no form fits. */
export function framedName(tokens: readonly MarkedToken[], intent: Intent, tag: Tag): FramedName | undefined {
  const group = groups[tag];
  if (group === undefined || tokens.length > mostTokens) return undefined;
  const frames = nameFrames.filter(({ intents }) => intents.includes(intent));
  if (frames.length === 0) return undefined;
  const { text, starts } = joined(tokens);
  for (const frame of frames) {
    const place = frame.pattern.exec(text)?.indices?.groups?.[group];
    if (!place) continue;
    const first = starts.findIndex((start) => start >= place[0]);
    const last = starts.findLastIndex((start) => start < place[1]);
    if (first >= 0 && first <= last) return { run: { first, last }, frame };
  }
  return undefined;
}
