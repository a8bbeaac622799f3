import type { PlannedItem } from './actions/action.ts';
import type { OpenProposal } from './proposals.ts';
import { scoreTitle } from './title-score.ts';

/**
 * Short answers that only make sense after what the assistant said last. `choose` names one of the items that could have
 * been meant, by its position or its title.
 */
export type Command =
  | { type: 'confirm' }
  | { type: 'drop' }
  | { type: 'undo' }
  | { type: 'choose'; itemId: string };

const yes =
  /^(?:yes|yes please|yep|yeah|yup|sure|ok|okay|do it|go ahead|go for it|please do|confirm|confirmed|correct|right|exactly|네|넵|예|응|어|그래|그래요|좋아|좋아요|맞아|맞아요|해줘|해 줘|진행해|진행해줘|확인)$/u;
const no =
  /^(?:no|nope|no thanks|cancel|cancel that|never mind|nevermind|stop|don't|do not|forget it|leave it|아니|아니요|아뇨|취소|됐어|됐어요|그만|하지 마|하지마)$/u;
const undo =
  /^(?:undo(?: (?:that|it|this|everything|(?:the |my |your )?(?:last|previous)(?: (?:one|action|change|thing))?))?|take that back|take it back|revert|revert that|put it back|put that back|되돌려|되돌려줘|되돌려 줘|실행 취소|방금 거 취소|방금 것 취소|원래대로)$/u;

/** Right after something was done these take it back; else they are about something else. */
const undoOfLast =
  /^(?:(?:no )?(?:cancel|scratch|forget|stop) (?:that|it|this)|never mind|nevermind|(?:그거 |그건 |방금 )?취소해 ?(?:줘|주세요)?)$/u;

const ordinals: readonly RegExp[] = [
  /^(?:the )?(?:first|1st|1|one)(?: one)?$|^첫 ?번째(?: 거| 것)?$|^1번$/u,
  /^(?:the )?(?:second|2nd|2|two)(?: one)?$|^두 ?번째(?: 거| 것)?$|^2번$/u,
  /^(?:the )?(?:third|3rd|3|three)(?: one)?$|^세 ?번째(?: 거| 것)?$|^3번$/u,
  /^(?:the )?(?:fourth|4th|4|four)(?: one)?$|^네 ?번째(?: 거| 것)?$|^4번$/u,
];

const mostWords = 8;
const leastTitleScore = 0.6;
/** A title that another one comes near to was not clearly chosen. */
const clearLead = 0.1;

/** A message as it is compared, whole and without the politeness before it. */
function saying(message: string) {
  const whole = message
    .toLowerCase()
    .replace(/[.!?,~…\s]+/gu, ' ')
    .trim();
  const text = whole
    .replace(/^(?:(?:please|ok|okay|actually|no|wait|oops|sorry|hm+) )+(?=.)/u, '')
    .replace(/ please$/u, '');
  return { text, says: (pattern: RegExp) => pattern.test(whole) || pattern.test(text) };
}

/** Whether a message takes something back if something was just done. */
export const mayTakeBack = (message: string): boolean => saying(message).says(undoOfLast);

/** Reads a message as such an answer to what the last reply proposed, or did. */
export function readCommand(
  message: string,
  { proposals, hasActed }: { proposals: readonly OpenProposal[]; hasActed: boolean },
): Command | undefined {
  const { text, says } = saying(message);
  if (says(undo)) return { type: 'undo' };
  if (proposals.length === 0) return hasActed && says(undoOfLast) ? { type: 'undo' } : undefined;
  if (says(yes)) return { type: 'confirm' };
  if (says(no)) return { type: 'drop' };
  return readChoice(text, proposals);
}

/** One of the items that could be meant, the proposed one first: by position, or by title where no other fits as well. */
function readChoice(text: string, proposals: readonly OpenProposal[]): Command | undefined {
  const options = proposals.flatMap(({ plan }) => [...plan.items, ...plan.alternatives]);
  const position = ordinals.findIndex((pattern) => pattern.test(text));
  // With two lists on the screen nobody knows whose second is meant.
  const chosen = position >= 0 && proposals.length === 1 ? options[position] : byTitle(text, options);
  return chosen && { type: 'choose', itemId: chosen.id };
}

function byTitle(text: string, options: readonly PlannedItem[]): PlannedItem | undefined {
  if (text.split(/\s+/u).length > mostWords) return undefined;
  const words = text.replace(/^(?:the|no(?: the)?|i mean(?: the)?) /u, '');
  const scored = options.map((option) => ({ option, score: scoreTitle(words, option.title) }));
  const [best, second] = scored.sort((a, b) => b.score - a.score);
  if (!best || best.score < leastTitleScore) return undefined;
  const rival = second?.score ?? 0;
  return rival <= best.score - clearLead || (best.score === 1 && rival < 1) ? best.option : undefined;
}
