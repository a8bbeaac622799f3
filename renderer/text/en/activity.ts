/** The words of the screen Activity. */
export const activityWords = {
  activity: {
    heading: 'Activity',
    recent: 'Latest',
    nothing: 'Nothing happened yet.',
    nothingText: 'Messages, todos, events and memos appear here as they are made.',
    what: 'What',
    text: 'Text',
    when: 'When',
    types: { message: 'Message', todo: 'Todo', event: 'Event', memo: 'Memo' },
    tasks: 'Finished tasks',
    outcome: 'Outcome',
    statuses: { completed: 'Done', failed: 'Failed' },
  },
};
