import { EventEmitter } from 'node:events';
import { recorder } from './recorder.ts';

export class Notification
  extends EventEmitter
  implements Pick<Electron.Notification, 'body' | 'show' | 'title'>
{
  title: string;
  body: string;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    recorder.notices.push({ title: this.title, body: this.body });
    this.emit('show');
  }
}
