import type { Moment, TalkWords, Topic } from './types.ts';

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

/** How to get an AI; what is there already is told by the notice of a failed attempt and by the dashboard. */
const connecting = [
  'No AI is needed for tasks, calendar and notes. To talk about anything else, connect one:',
  '• on your own computer: install Ollama from ollama.com and start it,',
  '• or enter the address and key of an AI service.',
  'Both are chosen in the dashboard, on the page “AI”.',
].join('\n');

const topic = (answer: Topic['answer'], ...forms: string[]): Topic => ({
  pattern: new RegExp(`^(?:${forms.join('|')})$`, 'u'),
  answer,
});

export const english: TalkWords = {
  address:
    /^(?:(?:hi|hello|hey|hiya|ok|okay|so|please|good (?:morning|afternoon|evening))(?: there| clawchat| claw)? )+|(?: (?:please|clawchat|claw|then|again))+$/gu,
  topics: [
    topic(
      greeting,
      '(?:hi|hello|hey|hiya|yo|howdy|hey ya|good (?:morning|afternoon|evening|day)|morning|evening)(?: there| clawchat| claw| again| everyone| everybody| all)?',
      'anybody (?:there|home)|(?:are you|you) there',
    ),
    topic(
      () => 'All is well here. What can I do for you?',
      "how are (?:you|things)(?: doing| going)?(?: today)?|how(?:'s| is) it going|what's up|how do you do|how have you been|how's your day(?: going)?|(?:it's )?nice to meet you",
    ),
    topic(
      () => 'You are welcome.',
      '(?:many thanks|thanks|thank you|thx|ty|cheers|great|perfect|nice|cool|awesome|brilliant|lovely|good job|well done|much appreciated)(?: a lot| a million| so much| very much| again| for (?:that|your help|helping|the help))?(?: thanks| thank you)?',
      "(?:ok|okay|great|perfect|nice|cool|no) (?:thanks|thank you)|that(?:'s| is) all(?: for (?:now|today))?(?: thanks| thank you)?|you(?:'re| are) (?:great|the best|awesome)",
    ),
    topic(
      () => 'See you.',
      'bye|bye bye|goodbye|good night|night|see (?:you|ya)(?: later| soon| tomorrow)?|talk to you later|have a (?:good|nice|great) (?:day|evening|night|weekend)',
    ),
    topic(
      () => abilities,
      'help|help me|commands|options|menu|(?:i need|can i get) (?:some )?help|what can (?:you|i) (?:do|say|ask)(?: for me| here| you| with (?:you|this))?',
      "what (?:can|do) you do(?: for me)?|what(?:'s| is) (?:all )?this(?: app)?(?: for)?|what are you (?:for|good for|able to do|capable of)|what (?:can|could) you help(?: me)? with",
      'how (?:can|could|do|will|would) you help(?: me)?|how do(?:es)? (?:i use )?(?:you|this|it|clawchat)(?: work)?|how do i (?:start|begin|get started|use (?:this|you|it|clawchat))|(?:tell|show) me what you can do|what are your (?:features|abilities|skills|commands)|who can help(?: me)?',
    ),
    topic(
      () => `I am ClawChat, the assistant on your own computer. ${abilities}`,
      "(?:who|what) are you|what(?:'s| is) your name|do you have a name|are you (?:a )?(?:real|human|bot|robot|person|ai|real person)|(?:introduce|tell me about) yourself",
    ),
    topic(
      () => connecting,
      'how (?:do|can|could|should) i (?:connect|add|set up|setup|install|use|get|configure|change|choose|enable|turn on)(?: to)? (?:an? |the |my |another )?(?:local )?(?:ai|ollama|model|llm|gpt|chatgpt|claude|openai|api key|language model)(?: model| key| service| here)?',
      "(?:is|are) (?:there )?(?:an? |the |any )?ai (?:connected|there|running|on|available)|(?:connect|set up|install) (?:an? |the |my )?(?:ai|ollama|model)|why (?:is (?:there no|no) ai|can't you (?:answer|talk|chat)|don't you (?:answer|talk))(?: connected)?|what ai (?:is (?:this|connected)|are you)",
    ),
    topic(
      (moment) => `It is ${time(moment)}.`,
      "(?:(?:do you know|can you tell me|could you tell me|tell me) )?(?:what time (?:is it|it is|do we have)|(?:what(?:'s| is) )?the (?:current )?time|what(?:'s| is) the current time)(?: now| right now| please)?|time|current time|got the time|time now",
    ),
    topic(
      (moment) => `Today is ${date(moment)}.`,
      "(?:(?:do you know|can you tell me|could you tell me|tell me) )?(?:what(?:'s| is) (?:the (?:current )?date|today's date|today)|(?:what|which) (?:day|date)(?: of the (?:week|month))? (?:is (?:it|today|this)|it is|do we have|are we on)|the date|today's date)(?: today| now| right now| please)?|date|what date today|what day today",
    ),
    topic(
      () => 'There is nothing waiting for an answer. What can I do for you?',
      'yes|no|ok|okay|sure|cancel|done|never ?mind|stop|forget it|nothing|no way|yep|nope|alright|all right|got it|fine',
    ),
  ],
  questions: [
    /^where (?:is|are|did i (?:put|leave|keep)) (?:the |my |our )?(.+)$/u,
    /^what (?:did i (?:write|note|say)) about (?:the |my |our )?(.+)$/u,
    /^what(?:'s| is) (?:my|our) (.+)$/u,
    /^(?:who|when|how (?:old|much|big|tall|long)) is (?:my|our) (.+)$/u,
    /^what do i know about (?:the |my |our )?(.+)$/u,
  ],
  openQuestions: [/^(?:what(?:'s| is| was| are)|who(?:'s| is)) (?:the )?(.+)$/u],
  found: (lines) => `I found:${lines.map((line) => `\n• ${line}`).join('')}`,
  foundNothing: (asked) => `I found nothing about “${asked}” in what you keep here.`,
};
