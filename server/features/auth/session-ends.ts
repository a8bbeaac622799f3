/** Who must be cut off at once when a session ends: open sockets and streams. */
export type SessionEnds = {
  /** Calls back when the session ends, at once when it already has. Returns the function that takes the interest back. */
  watch(sessionId: string, onEnd: () => void): () => void;
  announce(sessionIds: readonly string[]): void;
};

export function createSessionEnds(): SessionEnds {
  const watchers = new Map<string, Set<() => void>>();
  /** A session never comes back, and who asked for it before its end may begin to watch after. */
  const over = new Set<string>();
  return {
    watch(sessionId, onEnd) {
      if (over.has(sessionId)) queueMicrotask(onEnd);
      const own = watchers.get(sessionId) ?? new Set();
      watchers.set(sessionId, own.add(onEnd));
      return () => {
        own.delete(onEnd);
        if (own.size === 0 && watchers.get(sessionId) === own) watchers.delete(sessionId);
      };
    },
    announce(sessionIds) {
      for (const id of sessionIds) {
        over.add(id);
        const own = [...(watchers.get(id) ?? [])];
        watchers.delete(id);
        for (const onEnd of own) onEnd();
      }
    },
  };
}
