/** The words of the first run. */
export const firstRunWords = {
  firstRun: {
    step: (step: string, steps: string) => `${step} of ${steps}`,
    headings: { house: 'Welcome to ClawChat', phone: 'Connect your phone' },
    filledIn: 'Everything is filled in. Change what does not fit, or just go on.',
    name: 'Name of this computer',
    nameHint: 'Phones show it.',
    lan: 'Let phones on this Wi-Fi connect',
    lanHint: 'They reach this computer straight through your own network; nothing goes over the internet.',
    next: 'Go on',
    back: 'Back',
    later: 'Go on without a phone',
    done: 'Open the dashboard',
    skip: 'Skip this',
    before: 'Or bring along what you have:',
    backup: 'I already have a backup',
    legacy: 'I come from the Python server',
    sending: 'Looking at the backup …',
    noAddress:
      'Phones cannot reach this computer right now: it is in no network, or they are not let in. The code appears here as soon as they can.',
  },
};
