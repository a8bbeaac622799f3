import { text } from '../text/text.ts';
import type { Setting } from './queries.ts';

/** Where a setting comes from, in words: "the .env file (AI_MODEL)". */
export function originInWords(setting: Setting): string {
  return text.sourceWithName(text.sources[setting.source], setting.name);
}

/** The same by name; the environment when the list does not have it. */
export function sourceOf(settings: readonly Setting[] | undefined, name: string): string {
  const setting = settings?.find((candidate) => candidate.name === name);
  return setting === undefined ? text.sourceWithName(text.sources.environment, name) : originInWords(setting);
}
