import type { DesktopBridge } from '../../main/bridge-contract.ts';

/** The old way, for pages over plain http, where browsers withhold navigator.clipboard. */
function copyThroughSelection(value: string): boolean {
  const area = document.createElement('textarea');
  const focused = document.activeElement;
  area.value = value;
  area.className = 'off-screen';
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/** Puts `value` on the clipboard by whatever way this page has; false when there is none. */
export async function copyText(value: string, desktop?: DesktopBridge): Promise<boolean> {
  if (desktop !== undefined) {
    await desktop.request('app:copy-text', value);
    return true;
  }
  if (navigator.clipboard === undefined) return copyThroughSelection(value);
  return navigator.clipboard.writeText(value).then(
    () => true,
    () => copyThroughSelection(value),
  );
}
