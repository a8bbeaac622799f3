/** One screen of the size of Playwright's window, with a bar at its top. */
const main = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 1024 },
  workArea: { x: 0, y: 24, width: 1280, height: 1000 },
};

export const screen = {
  getPrimaryDisplay: () => main as Electron.Display,
  getAllDisplays: () => [main as Electron.Display],
} satisfies Partial<Electron.Screen>;

/** Where a window without a place of its own opens. */
export function centred(width: number, height: number): Electron.Rectangle {
  const { workArea } = main;
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  };
}
