import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Menu } from './menu.ts';
import { recorder } from './recorder.ts';

export class Tray
  extends EventEmitter
  implements Pick<Electron.Tray, 'destroy' | 'isDestroyed' | 'setToolTip'>
{
  #destroyed = false;

  constructor(image: string) {
    super();
    this.setImage(image);
  }

  setImage(image: string): void {
    if (!existsSync(image)) throw new TypeError(`Failed to load image from path '${image}'`);
    recorder.trayIcon = image;
  }

  setToolTip(_text: string): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }

  setContextMenu(menu: Menu | null): void {
    recorder.trayMenu = (menu ?? undefined) as unknown as Electron.Menu | undefined;
  }

  destroy(): void {
    this.#destroyed = true;
    recorder.trayMenu = undefined;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}
