import { plural } from '../plural.ts';

/** The words of the screen Home. */
export const homeWords = {
  serving: {
    heading: 'Running',
    uptime: (duration: string) => `for ${duration}`,
    wanting: (count: number) =>
      plural('en', count, {
        zero: 'Everything is all right',
        one: 'One thing wants you',
        other: '# things want you',
      }),
    since: (moment: string) => `since ${moment}`,
    connected: (count: number) =>
      plural('en', count, {
        zero: 'no device connected',
        one: 'one device connected',
        other: '# devices connected',
      }),
  },

  lines: {
    heading: 'How everything stands',
    names: {
      serving: 'Serving',
      phones: 'Phones',
      ai: 'AI',
      backup: 'Backup',
      disk: 'Disk',
      reminders: 'Reminders',
    },
    serving: {
      open: 'Phones can come in',
      SERVING: (address: string) => `Phones reach it at ${address}`,
      LAN_OFF: 'Only this computer can reach it',
      LOCAL_ONLY: 'Only this computer can reach it, because HOST names it alone',
      NO_NETWORK: 'This computer is in no network',
      PORT_MOVED: (port: string, usual: string) => `At port ${port}, because another program uses ${usual}`,
      NETWORK_ON_TRIAL: 'A network change takes itself back unless you keep it',
    },
    phones: {
      NONE_PAIRED: 'No phone is paired yet',
      paired: (count: number) =>
        plural('en', count, { one: 'One phone is paired', other: '# phones are paired' }),
      connected: (count: number) =>
        plural('en', count, { one: 'One is connected now', other: '# are connected now' }),
      seen: (moment: string) => `last seen ${moment}`,
    },
    ai: {
      CONNECTED: (model: string) => `${model} answers`,
      none: 'No AI is connected yet',
      BUILT_IN: 'The assistant works without an AI',
      CHECKING: 'Asking whether it is there',
      UNREACHABLE: (provider: string) => `${provider} does not answer`,
      WRONG_KEY: 'The key is not accepted',
      MODEL_MISSING: (model: string) => `The model ${model} is not there`,
      OUT_OF_MEMORY: (model: string) => `${model} needs more memory than there is`,
      TROUBLE: 'It answers, but not as it should',
      running: (model: string) => `Fetching ${model}`,
    },
    backup: {
      BACKED_UP: (moment: string, size: string) => `Made ${moment}, ${size}`,
      FIRST_IS_DUE: 'The first one is made by itself',
      NEVER: 'There is none yet',
      OLD: (moment: string) => `The latest is old: ${moment}`,
      FAILED: (moment: string) => `The latest attempt failed: ${moment}`,
      NOT_RESTORABLE: (moment: string) => `One could not be restored: tried ${moment}`,
      next: (moment: string) => `next ${moment}`,
      proven: (moment: string) => `proven to restore ${moment}`,
      running: 'Backing up',
    },
    disk: {
      ROOMY: (free: string, total: string) => `${free} free of ${total}`,
      LOW: (free: string, total: string) => `Only ${free} free of ${total}`,
      FULL: (free: string, total: string) => `Full: ${free} free of ${total}`,
      UNKNOWN: 'The system does not say how full it is',
    },
    reminders: {
      ON: 'Told when they are due',
      waiting: (count: number, written: string) =>
        plural('en', count, { one: 'One waits to be seen', other: `${written} wait to be seen` }),
      quiet: (from: string, to: string) => `quiet from ${from} to ${to}`,
      OFF: 'Switched off',
      NOBODY_HEARS: 'Nobody would hear one: no phone is paired',
    },
  },

  mends: {
    names: {
      TURN_LAN_ON: 'Let phones in',
      CONFIRM_NETWORK: 'Keep the change',
      CHECK_REACH: 'Find out why',
      PAIR_PHONE: 'Connect a phone',
      CONNECT_AI: 'Connect an AI',
      ENTER_KEY: 'Enter the key',
      CHOOSE_MODEL: 'Choose a model',
      PULL_MODEL: 'Get the model',
      BACK_UP_NOW: 'Back up now',
      SCHEDULE_BACKUPS: 'Back up every night',
      FREE_DISK: 'Make room',
      TURN_REMINDERS_ON: 'Switch on',
    },
    done: {
      backup: 'The backup is made.',
      model: 'The model is here.',
      reminders: 'Reminders come from the next start of ClawChat on.',
    },
  },

  invitation: {
    heading: 'An AI, if you like',
    text: 'The assistant already keeps todos, events and memos by itself. With an AI it can talk about anything.',
    choose: 'Choose one',
    without: 'Go without',
  },

  today: {
    heading: 'Today',
    nothing: 'Nothing is due.',
    allDay: 'today',
    overdue: (day: string) => `overdue, ${day}`,
    tickOff: (title: string) => `Mark “${title}” as done`,
    more: (count: number) => plural('en', count, { one: 'and one more', other: 'and # more' }),
    inbox: (count: number) => plural('en', count, { one: 'One in the inbox', other: '# in the inbox' }),
  },

  month: {
    heading: 'The last 30 days',
    chart: 'Activity per day',
    empty: 'Nothing has happened yet.',
    emptyText: 'Messages, items and phones are counted here, day by day.',
    day: 'Day',
    today: 'today',
    kinds: { messages: 'Messages', items: 'Items', phones: 'Phones' },
    most: (count: number) => plural('en', count, { zero: 'none', other: 'at most #' }),
    step: (day: string, messages: number, items: number, phones: number) =>
      [
        day,
        plural('en', messages, { zero: 'no messages', one: 'one message', other: '# messages' }),
        plural('en', items, { zero: 'no items', one: 'one item', other: '# items' }),
        plural('en', phones, { zero: 'no phone', one: 'one phone', other: '# phones' }),
      ].join(' · '),
  },

  storage: {
    heading: 'Storage',
    used: (size: string) => `${size} in use`,
    usedAndFree: (used: string, free: string) => `${used} in use, ${free} free`,
    kinds: {
      messages: 'Messages',
      items: 'Items',
      other: 'Everything else',
      attachments: 'Files',
      backups: 'Backups',
      logs: 'Log',
    },
  },

  counters: {
    heading: 'In numbers',
    kinds: {
      conversations: 'Conversations',
      messages: 'Messages',
      todos: 'Todos',
      events: 'Events',
      memos: 'Memos',
      attachments: 'Files',
      agent_tasks: 'Agent tasks',
    },
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
