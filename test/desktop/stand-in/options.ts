import type { KeychainOptions } from '../driver/keychain.cjs';

/** What the driver decides for a run; everything else is told by the app's own command line. */
export type StandInOptions = {
  /** Absolute; holds the browser's profile, which dies with the test. */
  browserProfile: string;
  /** Absolute path of a script to run in place of every utility process. */
  serverEntry?: string | undefined;
  /** How many times faster the app's timers run. */
  timeLapse?: number | undefined;
  keychain?: KeychainOptions | undefined;
};

const variable = 'CLAWCHAT_STAND_IN';

export const standInEnvironment = (options: StandInOptions) => ({ [variable]: JSON.stringify(options) });

export const standInOptions: StandInOptions = JSON.parse(process.env[variable] ?? '{"browserProfile":""}');
