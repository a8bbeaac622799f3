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
