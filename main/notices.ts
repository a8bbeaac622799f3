import { Notification } from 'electron';
import type { AppState } from './bridge-contract.ts';
import type { ServerNotice } from './server-supervisor.ts';
import type { SettingsFile } from './settings.ts';

/** The first time the window goes to the tray, says so: nobody should wonder where it went, or what still runs. */
export function tellAboutTray(settings: SettingsFile, { connectedPhones }: AppState): void {
  if (settings.get().toldAboutTray) return;
  notify(
    'ClawChat keeps running',
    `You find it in the tray. Choose Quit there to end it. ${serving(connectedPhones)}`,
  );
  settings.change({ toldAboutTray: true });
}

function serving(phones: number): string {
  if (phones === 0) return 'No phone is connected right now; those you paired can come in.';
  return phones === 1 ? 'It goes on serving one phone.' : `It goes on serving ${phones} phones.`;
}

/** Says that the settings were lost, and where what was left of them is. */
export function tellAboutDamagedSettings({ setAside }: SettingsFile): void {
  if (setAside === undefined) return;
  notify('The desktop settings were damaged', `They are back to the defaults. The old file is ${setAside}`);
}

/** What the owner can do with a notice of the server. */
export type NoticeResponse = {
  /** It was clicked: its target, if it has one, is to be seen. */
  open(target: AppState['opened']): void;
  /** A button was pressed; its place among the labels. */
  act(id: string, action: number): void;
};

/** Notices the owner can still click. The system has no hold on the objects: collected, they would be deaf. */
const shown = new Set<Notification>();
const mostShown = 50;

/** Shows what the server wants the owner to see, where the system has notices. */
export function showServerNotice(
  { id, title, body, opens, actions }: ServerNotice,
  { open, act }: NoticeResponse,
): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({
    title,
    body,
    actions: actions.map((text) => ({ type: 'button', text })),
  });
  const forget = () => shown.delete(notice);
  notice.on('click', () => {
    forget();
    open(opens);
  });
  notice.on('action', ({ actionIndex }) => {
    forget();
    act(id, actionIndex);
  });
  shown.add(notice);
  const [oldest] = shown;
  if (shown.size > mostShown && oldest) shown.delete(oldest);
  notice.show();
}

/** A notice of the system, where the system has any. */
export function notify(title: string, body: string): void {
  if (Notification.isSupported()) new Notification({ title, body }).show();
}
