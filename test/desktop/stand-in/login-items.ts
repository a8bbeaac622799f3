let opensAtLogin = false;

/** Switched on by the app itself and by nobody else. */
export function getLoginItemSettings(): Electron.LoginItemSettings {
  return {
    openAtLogin: opensAtLogin,
    wasOpenedAtLogin: false,
    status: opensAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: opensAtLogin,
    launchItems: [],
  };
}

/** A Linux has no such thing, and Electron does nothing there. */
export function setLoginItemSettings({ openAtLogin = false }: Electron.Settings): void {
  if (process.platform !== 'linux') opensAtLogin = openAtLogin;
}
