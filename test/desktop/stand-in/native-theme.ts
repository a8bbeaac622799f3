/** A system that likes it light. */
export const nativeTheme = {
  shouldUseDarkColors: false,
  themeSource: 'system',
} satisfies Partial<Electron.NativeTheme>;
