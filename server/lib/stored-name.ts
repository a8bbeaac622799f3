const storedName = /^[0-9a-f]{32}(?:\.[a-z0-9]{1,16})?$/;

/** Whether this is one of our own names for a file on disk: 32 hex digits and at most an ending. Never a path. */
export const isStoredName = (name: string): boolean => storedName.test(name);
