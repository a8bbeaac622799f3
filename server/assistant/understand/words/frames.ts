import type { Intent } from '../intents.ts';

/**
 * Forms of sentences in which it is certain where the name of a thing begins. Patterns over words in lower case with
 * abbreviations spelled out and one space between; the group `name` reaches to the end of the name or beyond, what
 * follows a name is taken off afterwards. A new name is the group `newName`, and
 * the text of a note the group `body`; they are taken as they are.
 */
export type NameFrame = {
  readonly intents: readonly Intent[];
  readonly pattern: RegExp;
  /** The task was dictated as a whole: "after work" stays in its name, as it says more than the time it stands for. */
  readonly dictated?: true;
};

const courtesy =
  '(?:(?:um|uh|er|so|well|ok|okay|hey|hi|yeah|please|can|could|would|will|you|i|want to|need to|would like to|go ahead and|just|also|let us|and) )*';
const kind =
  '(?:(?:a|an|the|my|another|new|one|quick|urgent|low|medium|high|top|priority|important|shopping|grocery|action|todo|to do) )*(?:todo|to do|task|item|items|reminder|chore|errand)';
const joint = '(?:to|for me to|for|of|that says|saying|that|called|named|titled|:|-|,)';
const owner = '(?:(?:my|our|the|this|that|a) )?';
const list = `(?:${owner}(?:to do|todo)$|${owner}(?:[\\p{L}']+ ){0,2}?(?:list|lists|todos|to dos|tasks|groceries|chores|errands))`;
const adding =
  '(?:add|put on|put down|put|append|include|insert|enter|place|stick|throw|pop|chuck|write down|write|mark down)';
const making = `(?:${adding}|create|make|set up|set|schedule|new|record|log|give me|open|start)`;
const tail = `(?: (?:to|on|onto|in|into) ${list}|(?: ,)? with (?:the )?(?:note|notes|description|details)\\b.*)?`;
const finishing =
  '(?:delete|remove|cancel|drop|erase|scrap|discard|complete|finish|check off|check|tick off|tick|cross off|strike|close|take)';
const state = '(?:done|finished|complete|completed|checked off|checked|closed|ticked|in progress)';
const property = '(?:description|details|location|place|title|name|priority|due date|deadline|time|date)';
const noted =
  '(?!(?:from|to|in|into|on|of|for|with|about|that|the|my|our|a|an|new|last|latest|first|second|third|previous|old|other|same|this|private|quick|existing|whole|and|is|are) )\\S+';

const frame = (intents: readonly Intent[], pattern: string, dictated?: true): NameFrame => ({
  intents,
  pattern: new RegExp(pattern, 'du'),
  ...(dictated && { dictated }),
});

/** The first that fits counts. */
export const nameFrames: readonly NameFrame[] = [
  frame(
    ['create_memo'],
    '\\b(?:note|memo) (?:called|named|titled|entitled) (?<name>.+?) (?:with (?:the )?(?:content|contents|text|items)|with|saying|that says|:) (?<body>.+)$',
  ),
  frame(
    ['update_todo', 'update_event', 'update_memo'],
    '" (?<name>[^"]+) " (?:to|as|into|with) " (?<newName>[^"]+) "',
  ),
  frame(
    ['update_todo', 'update_event', 'update_memo'],
    `^${courtesy}(?:rename|retitle) (?!(?:it|this|that|them|" ))(?:(?:the|my|our|this|that) )?(?:(?:todo|to do|task|item|reminder|event|note|memo) (?:from |about |on |called |named |titled )?(?!to |as |into |with |at |in ))?(?!(?:todo|task|item|reminder|event|note|memo) (?:to|as|into) )(?<name>.+?)(?: (?:todo|to do|task|item|reminder|note|memo))? (?:to|as|into) (?<newName>.+)$`,
  ),
  frame(
    ['create_todo'],
    `^${courtesy}(?<name>.+?) ,? ?(?:please )?(?:add|put) (?:it|this|that)(?: (?:to|on|as|in) .+| (?:todo|to do|task|item|reminder)(?: item)?)?$`,
    true,
  ),
  frame(
    ['create_todo'],
    `^${courtesy}(?:${adding} )?(?:to|on|onto|in) ${owner}(?:[\\p{L}']+ ){0,3}?list (?:please )?(?:${adding} )?(?<name>.+)$`,
    true,
  ),
  frame(['create_todo'], `^${courtesy}${adding} (?:it|this|that) (?:to|on) ${list} (?:to |: )?(?<name>.+)$`),
  frame(['create_todo'], `^${courtesy}${making} ${kind} (?:${joint} )*(?<name>.+?)${tail}$`, true),
  frame(
    ['create_todo'],
    `^${courtesy}(?:${adding}|get) (?:some )?(?<name>.+?) (?:down )?(?:to|on|onto|in|into) ${list}(?: .*)?$`,
    true,
  ),
  frame(
    ['create_todo'],
    `^${courtesy}(?<name>remind (?!me |us |myself )(?:\\S+ ){1,3}?(?:to|about|that) .+)$`,
  ),
  frame(['create_todo'], `^${courtesy}assign (?:myself|me) (?<name>.+)$`),
  frame(
    ['create_todo'],
    '\\bremind me (?:please )?(?!(?:again|please|later|of|that|about (?:it|this|that))\\b)(?:(?:to|2|about) )?(?<name>.+)$',
  ),
  frame(
    ['create_event'],
    `^${courtesy}${making} (?:(?:a|an|the|new|another|recurring|repeating|weekly|daily|monthly|calendar) )*(?:event|entry) (?:(?:called|named|titled|for|:|-) )*(?!(?:to|on|in|into|with|at|from|that|for) )(?<name>.+)$`,
  ),
  frame(
    ['create_event'],
    '\\b(?:called|named|titled|entitled|with the subject|with the title|with the name) (?<name>.+)$',
  ),
  frame(
    ['complete_todo', 'update_todo'],
    `^${courtesy}(?:mark|consider|count|set|tick) (?:(?:the|my) )?(?:(?:todo|to do|task|item|reminder) )?(?:to )?(?<name>.+?) (?:(?:as|is|to) )?${state}\\b`,
  ),
  frame(
    ['delete_todo', 'complete_todo'],
    `^${courtesy}${finishing} (?:off )?(?:(?:the|my|this) )?(?:todo|to do|task|item|reminder) (?:item )?(?:${joint} |about )*(?<name>.+?)(?: (?:from|off of|off|on|of) ${list})?$`,
  ),
  frame(
    ['delete_todo', 'complete_todo'],
    `^${courtesy}${finishing} (?:off )?(?<name>.+?) (?:off of|off|from|on|in|of) ${list}$`,
  ),
  frame(
    ['delete_todo', 'complete_todo'],
    `^${courtesy}${finishing} (?:off )?(?!(?:all|every|everything|any|both|that|this|it|last|next|first|second|latest|of) )(?:(?:the|my|our) )?(?!(?:last|next|first|second|latest|old|oldest|overdue|done|completed|finished|whole|current|same|other) )(?<name>[^,]+?) (?:todo|to do|task|reminder)(?: item)?$`,
  ),
  frame(
    ['update_todo', 'update_event', 'update_memo'],
    '\\b(?:title|name|subject) of .+ from (?<name>.+?) to (?<newName>.+)$',
  ),
  frame(
    ['update_todo'],
    `^${courtesy}(?:update|change|edit|set) the ${property} (?:of|for) ${owner}(?<name>.+?) (?:to|as) `,
  ),
  frame(
    ['update_todo', 'update_event'],
    `\\b${property} (?:of|for) ${owner}(?<name>.+?) (?:(?:has|was|is|got) )*(?:changed|moved|now)\\b`,
  ),
  frame(['update_todo', 'update_event'], `\\b(?:in|into|to) the description of ${owner}(?<name>.+)$`),
  frame(
    ['update_todo'],
    `\\bas a (?:step|subtask|sub task|item) (?:under|to|of|in|for) ${owner}(?<name>.+)$`,
  ),
  frame(
    ['update_todo', 'complete_todo'],
    `^${courtesy}(?:set|change|put|move) (?:the )?status of (?<name>.+?) (?:to|as) `,
  ),
  frame(
    ['update_todo', 'update_event'],
    `^${courtesy}(?:set|make) (?<name>.+?)(?: (?:task|todo|reminder))? (?:to )?(?:recur|repeat|recurring|repeating)\\b`,
  ),
  frame(
    ['update_memo', 'delete_memo'],
    `\\b(?:note|notes|memo|memos) (?:about|on|called|named|titled) (?:(?:the|my) )?(?<name>${noted}(?: ${noted}){0,3})(?= (?:needs|with|to|:|,|-|and|is|was)\\b|$)`,
  ),
  frame(
    ['update_memo', 'delete_memo'],
    `\\b(?:to|into|in|from|on|of|the|my|our) (?:(?:my|the|our|existing) )*(?<name>one on one|${noted}(?: ${noted}){0,3}) (?:note|notes|memo|memos)\\b`,
  ),
];
