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

/** Words that never begin a name or text. */
export const openers = new Set(
  'um uh er to that and for of about called named titled saying so also need gotta : , - ; ! ? ) "'.split(
    ' ',
  ),
);

/** Words that never end one. */
export const closers = new Set(
  'to for at on in by and with the a an my of from is are until till when please pls so or that soon later asap its : , - ; ! ? ( "'.split(
    ' ',
  ),
);

/** Words before a name that only introduce it; where none stands, the first word of the message is part of the name. */
export const introductions =
  /^(?:ADD|REMIND|REMINDER|TODO|LIST|FORGET|REMEMBER|WRITE|STATUS|MEMO|NUMBER|SMALLTALK|i|we|you|me|us|need|want|should|would|will|must|can|could|please|to|that|out|:|-|,)$/;
