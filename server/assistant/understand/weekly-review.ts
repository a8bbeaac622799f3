const courtesy =
  /^(?:(?:please|hey|ok|can|could|would|you|i|want|need|like|to|i'd|give|me|show|do|start|run|prepare|make|have|let's|the|a|my|time|for|it's|get|see|read)\s+)*/;
const review =
  /^(?:weekly review|week in review|review (?:of )?(?:the|my|this|last|past) week|end of (?:the )?week (?:review|summary)|weekly (?:summary|recap|report)|(?:recap|summary) of (?:my|the|this|last) week|(?:summari[sz]e|recap|review) (?:my|the|this|last) week)\b(?: (?:please|now|for me|for (?:this|last) week))?$/;

/** The week that was, asked about as one asks a friend. */
const asked =
  /^(?:(?:so )?how (?:was|is|has|did|'s|is|went) (?:my|the|this|last|the last|this past|the past) week(?: (?:go|been|gone|going|look|so far|been so far))?|how(?:'s| has| did) (?:my|this|the) week (?:been|gone|go|going)(?: so far)?|what (?:did|have) i (?:do|done|get done|gotten done|got done|achieve|achieved|accomplish|accomplished|finish|finished|manage|managed)(?: to do)? (?:this|last|in the last|in the past|the past|over the last|over the past) week|what (?:happened|was done|got done) (?:this|last) week)$/;

/** Whether the message asks for the review of the week; there are no labelled sentences for it, so a rule decides. */
export function isWeeklyReview(text: string): boolean {
  const folded = text
    .toLowerCase()
    .replace(/[.?!]+$/, '')
    .trim();
  return review.test(folded.replace(courtesy, '')) || asked.test(folded);
}
