import type { Rectangle } from 'electron';
import type { WindowPlace } from './settings.ts';

export const usualSize = { width: 1100, height: 800 };
export const smallestSize = { width: 380, height: 480 };

/** As much of the title bar must be on a screen, so that the window can be taken hold of. */
const graspable = { width: 120, height: 40 };

/**
 * Where a window opens: where it was, if enough of it is still on a screen; else in the middle of the first one, in its
 * size as far as that fits.
 *
 * @param workAreas of the screens there are now, the main one first, without bars and docks
 */
export function placeWindow(
  remembered: WindowPlace | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const [main] = workAreas;
  if (!remembered || !main) return usualSize;
  const { x, y } = remembered;
  const width = Math.max(smallestSize.width, remembered.width);
  const height = Math.max(smallestSize.height, remembered.height);
  const home = workAreas.find((area) => isGraspable({ x, y, width, height }, area));
  const fitting = (area: Rectangle) => ({
    width: Math.min(width, area.width),
    height: Math.min(height, area.height),
  });
  if (home) return { x, y, ...fitting(home) };
  const size = fitting(main);
  return {
    x: main.x + Math.round((main.width - size.width) / 2),
    y: main.y + Math.round((main.height - size.height) / 2),
    ...size,
  };
}

function isGraspable(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const isBelowTop = window.y >= area.y && window.y + graspable.height <= area.y + area.height;
  return right - left >= graspable.width && isBelowTop;
}
