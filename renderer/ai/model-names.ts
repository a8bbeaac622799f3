const usualTag = ':latest';

/** As people call it: without the tag that is meant when none is said. */
export const shortName = (model: string): string =>
  model.endsWith(usualTag) ? model.slice(0, -usualTag.length) : model;

export const isSameModel = (one: string, other: string): boolean => shortName(one) === shortName(other);
