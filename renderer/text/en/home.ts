import { plural } from '../plural.ts';

/** The words of the screen Home. */
export const homeWords = {
  serving: {
    heading: 'Running',
    uptime: (duration: string) => `for ${duration}`,
    since: (moment: string) => `Since ${moment}`,
    connected: (count: number) =>
      plural('en', count, {
        zero: 'no device connected',
        one: 'one device connected',
        other: '# devices connected',
      }),
  },

  firstPin: {
    heading: 'Your PIN',
    text: 'Phones ask for it when they sign in. It is shown only now, so write it down.',
    noted: 'I have noted it',
    spoken: (digits: string) => `The PIN is ${digits}`,
  },

  opened: {
    todo: 'Todo',
    event: 'Event',
    place: (when: string, place: string) => `${when}, ${place}`,
    isDone: 'Done',
    done: 'Mark as done',
    close: 'Close',
  },

  notices: {
    heading: 'Worth knowing',
    failures: (count: number) =>
      plural('en', count, {
        one: '# wrong PIN or code in the last day',
        other: '# wrong PINs or codes in the last day',
      }),
    lastFrom: (address: string, moment: string) => `last from ${address} at ${moment}`,
    blocked:
      'Because of too many wrong PINs or codes nobody new can come in for a while. Who is signed in stays signed in.',
  },

  facts: {
    version: 'Version',
    dataFolder: 'Data folder',
    port: 'Port',
    timeZone: 'Time zone',
  },
};
