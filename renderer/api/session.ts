/** What signs requests. Without `refresh` an ended access token means signing in again. */
export type Tokens = { access: string; refresh?: string };

/** The one place where the page holds its tokens; tells its listeners when they come, change or go. */
export type Session = {
  tokens(): Tokens | undefined;
  replace(tokens: Tokens | undefined): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
};

/** `keep` is called with every change, so that a reload of the page can find the tokens again. */
export function createSession(
  initial: Tokens | undefined,
  keep: (tokens: Tokens | undefined) => void = () => undefined,
): Session {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    tokens: () => current,
    replace(tokens) {
      current = tokens;
      keep(tokens);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const storageKey = 'clawchat.tokens';

function storedTokens(storage: Storage): Tokens | undefined {
  const access = storage.getItem(`${storageKey}.access`);
  const refresh = storage.getItem(`${storageKey}.refresh`);
  if (access === null) return undefined;
  return refresh === null ? { access } : { access, refresh };
}

/** A session that lives as long as the browser tab: `storage` is the tab's sessionStorage. */
export function createStoredSession(storage: Storage): Session {
  return createSession(storedTokens(storage), (tokens) => {
    storage.removeItem(`${storageKey}.access`);
    storage.removeItem(`${storageKey}.refresh`);
    if (tokens !== undefined) storage.setItem(`${storageKey}.access`, tokens.access);
    if (tokens?.refresh !== undefined) storage.setItem(`${storageKey}.refresh`, tokens.refresh);
  });
}
