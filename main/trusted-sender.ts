import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isDashboardUrl } from './dashboard-origin.ts';

/**
 * Whether a request comes from the dashboard's page in our window. The frame decides, not the window: a window can be
 * made to show another page, and a page can hold others. The frame is null when it has gone away meanwhile.
 */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
): boolean {
  return sender === contents && senderFrame?.parent === null && isDashboardUrl(senderFrame.url);
}
