/**
 * What a word of the message belongs to. The order is the order of classes in the weights file.
 * `time` is when something is to be, `match` a time that only says which item is meant ("move my *3pm* to 4").
 */
export const tags = [
  'none',
  'title',
  'newTitle',
  'description',
  'query',
  'location',
  'attendees',
  'time',
  'match',
  'duration',
  'recurrence',
  'priority',
] as const;

export type Tag = (typeof tags)[number];
