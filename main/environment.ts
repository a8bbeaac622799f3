/**
 * The one thing the desktop takes from the environment: where the AppImage lies that the app runs from. The program
 * itself is then in a folder that is gone after the run.
 */
export const appImage = (): string | undefined => process.env['APPIMAGE'];
