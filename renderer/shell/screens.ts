import { type ComponentType, lazy } from 'react';
import type { ScreenName } from './route.ts';

/** Each screen is a script of its own, loaded when it is first gone to. */
const loaders: Record<ScreenName, () => Promise<ComponentType>> = {
  home: () => import('../home/home-screen.tsx').then(({ HomeScreen }) => HomeScreen),
  chat: () => import('../chat/chat-screen.tsx').then(({ ChatScreen }) => ChatScreen),
  phones: () => import('../phones/phones-screen.tsx').then(({ PhonesScreen }) => PhonesScreen),
  ai: () => import('../ai/ai-screen.tsx').then(({ AiScreen }) => AiScreen),
  data: () => import('../data/data-screen.tsx').then(({ DataScreen }) => DataScreen),
  activity: () => import('../activity/activity-screen.tsx').then(({ ActivityScreen }) => ActivityScreen),
  settings: () => import('../settings/settings-screen.tsx').then(({ SettingsScreen }) => SettingsScreen),
};

const lazily = (screen: ScreenName) => lazy(() => loaders[screen]().then((Loaded) => ({ default: Loaded })));

export const screens: Record<ScreenName, ComponentType> = {
  home: lazily('home'),
  chat: lazily('chat'),
  phones: lazily('phones'),
  ai: lazily('ai'),
  data: lazily('data'),
  activity: lazily('activity'),
  settings: lazily('settings'),
};

/** Begins to load a screen that is likely to be wanted; what fails here is told when it is drawn. */
export function preloadScreen(screen: ScreenName): void {
  loaders[screen]().catch(() => undefined);
}
