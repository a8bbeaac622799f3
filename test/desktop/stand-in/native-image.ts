/** A picture is where it came from: nothing is drawn. */
export const nativeImage = {
  createFromPath: (path: string) => ({ path }) as unknown as Electron.NativeImage,
};
