/** The part of a window that is needed for it. */
type Hideable = {
  isFullScreen(): boolean;
  setFullScreen(on: boolean): void;
  hide(): void;
  once(event: 'leave-full-screen', listener: () => void): unknown;
};

/** On macOS a window that is hidden while it fills the screen leaves a black one behind. */
export function hideWindow(window: Hideable): void {
  if (window.isFullScreen()) {
    window.once('leave-full-screen', () => window.hide());
    window.setFullScreen(false);
  } else window.hide();
}
