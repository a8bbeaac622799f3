/** What the app must know of a window. */
export type OpenWindow = {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
};

/** All windows that are not destroyed, oldest first. */
export const openWindows = new Set<OpenWindow>();
