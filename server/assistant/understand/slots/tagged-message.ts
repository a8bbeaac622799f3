import type { Tag } from './tags.ts';
import type { MarkedToken } from './token-features.ts';

/** A message with its tokens, and the tag that was found for each. */
export type TaggedMessage = {
  readonly text: string;
  readonly tokens: readonly MarkedToken[];
  readonly found: readonly Tag[];
};
