import { app } from 'electron';

/** The panel that says what this is and which version. Electron draws it. */
export function setAboutPanel(icon: string): void {
  app.setAboutPanelOptions({
    applicationName: 'ClawChat',
    applicationVersion: app.getVersion(),
    version: '',
    copyright: 'MIT licence',
    credits: 'A personal assistant that lives on your own computer and serves the phones in your home.',
    iconPath: icon,
  });
}
