/** Before and around the screens: signing in, starting, stopped. */
export const phaseWords = {
  signIn: {
    heading: 'Sign in',
    where: (host: string) => `The dashboard of ${host}`,
    pin: 'PIN',
    hint: 'The server showed it when it started for the first time.',
    submit: 'Sign in',
    busy: 'Signing in',
    missing: 'Enter the PIN.',
  },

  phases: {
    starting: 'Starting',
    startingText: 'Opening your data and listening for phones.',
    startingSlow: 'Still at work. After an update, a large database takes a while.',
    restarting: 'Starting again',
    restartingText: 'The server stopped and is being started again. Nothing that was saved is lost.',
    stopped: 'The server is stopped',
    stoppedText: 'Phones cannot reach it until it runs again.',
    start: 'Start',
    log: 'Log',
    steps: {
      copying: 'Making a copy of your data before anything is changed.',
      upgrading: 'Bringing your data to the form of this version. Do not switch the computer off.',
      checking: 'Looking through your data from end to end.',
      unlocking: 'Waiting for the keychain of this computer. It may have asked you for a password.',
      salvaging: 'Reading what can be read of the damaged database. It stays as it is meanwhile.',
    },
    keepsEnding: 'The server keeps ending',
    hints: {
      CONFIG_INVALID: '',
      PORT_IN_USE:
        'End the other program, or let ClawChat take another port for now. Phones need the new address then.',
      DATABASE_TOO_NEW:
        'Install the newer version again. Or go on with a copy that this version understands: what was written after it was made stays in the newer file.',
      DATABASE_DAMAGED:
        'Rescuing reads what can be read into a new file and shows what it found. Nothing is changed or deleted by that.',
      DATABASE_FOREIGN: '',
      DISK_FULL: 'Make room on that disk, then try again. Everything that was saved is still there.',
      DATA_FOLDER_UNAVAILABLE:
        'Connect the drive, or end the other program that uses the folder, and try again. Or choose the folder where your data is now.',
      UNEXPECTED: '',
    },
    remedies: {
      salvage: 'Check and rescue',
      'before-upgrade': (moment: string) => `Use the copy from before the upgrade, ${moment}`,
      rescued: (moment: string) => `Go on with what was rescued, ${moment}`,
      backup: (moment: string) => `Use the backup of ${moment}`,
      'start-empty': 'Start empty',
      'other-port': 'Use another port',
      'choose-folder': 'Choose folder',
    },
    startEmptyText:
      'ClawChat then starts without any of your data. The damaged file is kept in the data folder under another name.',
    startEmptyNow: 'Start empty now',
    offline: 'No answer',
    offlineText: (host: string) =>
      `${host} does not answer. The page tries again by itself every few seconds.`,
    offlineBanner: 'The server does not answer. What you see is from before; the page tries again by itself.',
    failed: {
      CONFIG_INVALID: 'A setting is not valid',
      PORT_IN_USE: 'The port is taken',
      DATABASE_TOO_NEW: 'The data is from a newer ClawChat',
      DATABASE_DAMAGED: 'The database is damaged',
      DATABASE_FOREIGN: 'The database is not one of ClawChat',
      DISK_FULL: 'The disk is full',
      DATA_FOLDER_UNAVAILABLE: 'The data folder cannot be used',
      UNEXPECTED: 'The server could not start',
    },
  },
};
