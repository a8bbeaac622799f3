import type { Moment, TalkWords } from './types.ts';

const formatted =
  (options: Intl.DateTimeFormatOptions) =>
  ({ now, zone }: Moment) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(now);

const time = formatted({ hour: 'numeric', minute: '2-digit' });
const date = formatted({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

const abilities = [
  'I keep your tasks, calendar and notes. Try:',
  '• “remind me to water the plants tomorrow at 7pm”',
  '• “dentist on Friday at 3”',
  '• “what is on my calendar this week?”',
  '• “note: the spare key is at Kim’s”',
  '• “when am I free for an hour?”',
  '• “undo” takes the last thing back.',
].join('\n');

const greeting = ({ hour }: Moment) =>
  `Good ${hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'}! What can I do for you?`;

export const english: TalkWords = {
  topics: [
    {
      pattern:
        /^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|day))(?: there| clawchat| claw| again)?$/u,
      answer: greeting,
    },
    {
      pattern: /^(?:how are you(?: doing)?(?: today)?|how's it going|what's up)$/u,
      answer: () => 'All is well here. What can I do for you?',
    },
    {
      pattern:
        /^(?:thanks|thank you|thx|ty|cheers|great|perfect|nice|cool|awesome)(?: a lot| so much| very much)?$/u,
      answer: () => 'You are welcome.',
    },
    { pattern: /^(?:bye|goodbye|good night|see you(?: later)?)$/u, answer: () => 'See you.' },
    {
      pattern:
        /^(?:help|help me|what can you do(?: for me)?|what do you do|how do(?:es)? (?:i use )?(?:you|this)(?: work)?|commands)$/u,
      answer: () => abilities,
    },
    {
      pattern: /^(?:who|what) are you$|^what(?:'s| is) your name$/u,
      answer: () => `I am ClawChat, the assistant on your own computer. ${abilities}`,
    },
    {
      pattern: /^(?:what time is it|what(?:'s| is) the time)(?: now| right now)?$/u,
      answer: (moment) => `It is ${time(moment)}.`,
    },
    {
      pattern:
        /^what(?:'s| is) (?:the date|today's date|today)(?: today)?$|^what (?:day|date) is (?:it|today)(?: today)?$/u,
      answer: (moment) => `Today is ${date(moment)}.`,
    },
    {
      pattern: /^(?:yes|no|ok|okay|sure|cancel|done)$/u,
      answer: () => 'There is nothing waiting for an answer. What can I do for you?',
    },
  ],
  questions: [
    /^where (?:is|are|did i (?:put|leave|keep)) (?:the |my |our )?(.+)$/u,
    /^what (?:did i (?:write|note|say)) about (?:the |my |our )?(.+)$/u,
    /^what(?:'s| is) (?:my|our) (.+)$/u,
    /^who is (?:my|our) (.+)$/u,
  ],
  found: (lines) => `I found:${lines.map((line) => `\n• ${line}`).join('')}`,
  foundNothing: (asked) => `I found nothing about “${asked}” in what you keep here.`,
};
