import { invertTable } from './table.ts';

/** How people say how much something matters, with the level it has here. */
export const priorityWords = invertTable(`
urgent: urgent urgently critical asap emergency
high: high important top crucial
medium: medium normal moderate
low: low unimportant minor
`);

/** Words that mean every item of a sort instead of one. */
export const wholeWords = new Set('all every everything both'.split(' '));

/** Signs of a changed state in a request to change a task; the first that fits counts. */
export const statusSigns: readonly (readonly [RegExp, 'pending' | 'in_progress'])[] = [
  [
    /\b(?:reopen|uncheck|unmark|undo|not done|isn't done|undone|incomplete|not finished|as open)\b/,
    'pending',
  ],
  [/\b(?:in progress|started|working on|begun)\b/, 'in_progress'],
];
