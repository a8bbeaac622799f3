import { plural } from '../plural.ts';

/** The words of the screen Data. */
export const dataWords = {
  data: {
    heading: 'Data',
    backups: 'Backups',
    folder: 'They are in',
    none: 'There is no backup yet.',
    noneText: 'A backup holds everything: conversations, todos, events, memos, files and settings.',
    make: 'Back up now',
    making: 'Backing up',
    made: 'The backup is made.',
    when: 'Made',
    size: 'Size',
    why: 'Why',
    reasons: { asked: 'Asked for', scheduled: 'On schedule', before_restore: 'Before a restore' },
    unreadable: (count: number) =>
      plural('en', count, {
        one: '# file in that folder looks like a backup and cannot be read.',
        other: '# files in that folder look like backups and cannot be read.',
      }),
    remove: 'Delete',
    removeHeading: 'Delete this backup?',
    removeText: (moment: string) => `The backup of ${moment} is gone for good then. The data in use stays.`,
    removeNow: 'Delete it',
    kinds: 'What is stored',
    kind: 'Kind',
    count: 'Number',
    oldest: 'Oldest',
    newest: 'Newest',
    names: {
      conversations: 'Conversations',
      messages: 'Messages',
      todos: 'Todos',
      events: 'Events',
      memos: 'Memos',
    },
  },
};
