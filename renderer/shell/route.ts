import { useSyncExternalStore } from 'react';

/** The screens in the order of the navigation. */
export const screenNames = ['home', 'chat', 'phones', 'ai', 'data', 'activity', 'settings'] as const;
export type ScreenName = (typeof screenNames)[number];

/** `#/phones/pair` is the screen `phones` with the rest `['pair']`. */
export type Route = { screen: ScreenName; rest: readonly string[] };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    // A broken escape is taken as it stands.
    if (error instanceof URIError) return part;
    throw error;
  }
}

/** What a hash means; everything unknown is Home. */
export function routeOf(hash: string): Route {
  const [name, ...rest] = hash.replace(/^#\/?/, '').split('/');
  const screen = screenNames.find((candidate) => candidate === name);
  if (screen === undefined) return { screen: 'home', rest: [] };
  return { screen, rest: rest.filter((part) => part !== '').map(decoded) };
}

/** The address of a screen, for links. */
export function hashOf(screen: ScreenName, ...rest: readonly string[]): string {
  return `#/${[screen, ...rest].map(encodeURIComponent).join('/')}`;
}

/** Goes to a screen, as if its link had been followed. */
export function goTo(screen: ScreenName, ...rest: readonly string[]): void {
  window.location.hash = hashOf(screen, ...rest);
}

let hasNavigated = false;
let current: Route | undefined;

/** Whether the present screen was gone to, and is not the one the page began with. */
export const wasGoneTo = (): boolean => hasNavigated;

function subscribe(listener: () => void): () => void {
  const onHash = () => {
    hasNavigated = true;
    current = routeOf(window.location.hash);
    listener();
  };
  window.addEventListener('hashchange', onHash);
  return () => window.removeEventListener('hashchange', onHash);
}

function snapshot(): Route {
  current ??= routeOf(window.location.hash);
  return current;
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, snapshot);
}
