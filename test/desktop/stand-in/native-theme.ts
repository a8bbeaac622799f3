import { EventEmitter } from 'node:events';

/** A system that likes it light, until a test changes its mind and emits `updated`. */
export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: false,
  themeSource: 'system' as const,
} satisfies Partial<Electron.NativeTheme>);
