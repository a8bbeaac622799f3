import { EventEmitter } from 'node:events';
import { recorder } from './recorder.ts';

export class Notification
  extends EventEmitter
  implements Pick<Electron.Notification, 'actions' | 'body' | 'show' | 'title'>
{
  title: string;
  body: string;
  actions: Electron.NotificationAction[];

  static isSupported(): boolean {
    return true;
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.actions = options.actions ?? [];
  }

  show(): void {
    const { title, body } = this;
    recorder.notices.push({ title, body, actions: this.actions.map(({ text }) => text ?? '') });
    recorder.shownNotices.push(this);
    this.emit('show');
  }
}
