import { Menu } from 'electron';

/** macOS needs a menu for Quit and for copy and paste to work; elsewhere the window does without. */
export function setApplicationMenu(): void {
  const isMac = process.platform === 'darwin';
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([...roles]) : null);
}
