const courtesy =
  /^(?:(?:please|hey|ok|can|could|would|you|i|want|need|like|to|i'd|give|me|show|do|start|run|prepare|make|have|let's|the|a|my|time|for|it's|get|see|read)\s+)*/;
const review =
  /^(?:weekly review|week in review|review (?:of )?(?:the|my|this|last|past) week|end of (?:the )?week (?:review|summary)|weekly (?:summary|recap|report)|(?:recap|summary) of (?:my|the|this|last) week|(?:summari[sz]e|recap|review) (?:my|the|this|last) week)\b(?: (?:please|now|for me|for (?:this|last) week))?$/;

/** Whether the message asks for the review of the week; there are no labelled sentences for it, so a rule decides. */
export function isWeeklyReview(text: string): boolean {
  const folded = text
    .toLowerCase()
    .replace(/[.?!]+$/, '')
    .trim();
  return review.test(folded.replace(courtesy, ''));
}
