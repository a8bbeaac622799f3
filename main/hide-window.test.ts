import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { hideWindow } from './hide-window.ts';

/** A window that takes a moment to leave the full screen. */
class FakeWindow extends EventEmitter {
  readonly done: string[] = [];
  #fullScreen: boolean;
  constructor(fullScreen: boolean) {
    super();
    this.#fullScreen = fullScreen;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  setFullScreen(on: boolean): void {
    this.done.push(`full screen ${on}`);
  }
  hide(): void {
    this.done.push('hidden');
  }
}

test('a window among others is hidden at once', () => {
  const window = new FakeWindow(false);
  hideWindow(window);
  assert.deepEqual(window.done, ['hidden']);
});

test('a window that fills the screen leaves it first', () => {
  const window = new FakeWindow(true);
  hideWindow(window);
  assert.deepEqual(window.done, ['full screen false']);
  window.emit('leave-full-screen');
  window.emit('leave-full-screen');
  assert.deepEqual(window.done, ['full screen false', 'hidden']);
});
