import { Notification } from 'electron';
import type { AppState } from './bridge-contract.ts';
import type { SettingsFile } from './settings.ts';

/** The first time the window goes to the tray, says so: nobody should wonder where it went, or what still runs. */
export function tellAboutTray(settings: SettingsFile, { connectedSockets }: AppState): void {
  if (settings.get().toldAboutTray) return;
  const serving = connectedSockets === 0 ? '' : ` Open connections of your phones: ${connectedSockets}.`;
  notify('ClawChat keeps running', `You find it in the tray. Choose Quit there to end it.${serving}`);
  settings.change({ toldAboutTray: true });
}

/** Says that the settings were lost, and where what was left of them is. */
export function tellAboutDamagedSettings({ setAside }: SettingsFile): void {
  if (setAside === undefined) return;
  notify('The desktop settings were damaged', `They are back to the defaults. The old file is ${setAside}`);
}

/** A notice of the system, where the system has any. */
function notify(title: string, body: string): void {
  if (Notification.isSupported()) new Notification({ title, body }).show();
}
