import { scoreTitle } from './title-score.ts';

/**
 * Short answers that only make sense after what the assistant said last. `choose` names one of the items that could have
 * been meant, by its position or its title.
 */
export type Command =
  | { type: 'confirm' }
  | { type: 'drop' }
  | { type: 'undo' }
  | { type: 'choose'; index: number };

const yes =
  /^(?:yes|yes please|yep|yeah|yup|sure|ok|okay|do it|go ahead|go for it|please do|confirm|confirmed|correct|right|exactly|네|넵|예|응|어|그래|그래요|좋아|좋아요|맞아|맞아요|해줘|해 줘|진행해|진행해줘|확인)$/u;
const no =
  /^(?:no|nope|no thanks|cancel|cancel that|never mind|nevermind|stop|don't|do not|forget it|leave it|아니|아니요|아뇨|취소|됐어|됐어요|그만|하지 마|하지마)$/u;
const undo =
  /^(?:undo|undo that|undo it|undo this|undo the last one|undo last|take that back|take it back|revert|revert that|put it back|put that back|되돌려|되돌려줘|되돌려 줘|실행 취소|방금 거 취소|방금 것 취소|원래대로)$/u;

const ordinals: readonly RegExp[] = [
  /^(?:the )?(?:first|1st|1|one)(?: one)?$|^첫 ?번째(?: 거| 것)?$|^1번$/u,
  /^(?:the )?(?:second|2nd|2|two)(?: one)?$|^두 ?번째(?: 거| 것)?$|^2번$/u,
  /^(?:the )?(?:third|3rd|3|three)(?: one)?$|^세 ?번째(?: 거| 것)?$|^3번$/u,
  /^(?:the )?(?:fourth|4th|4|four)(?: one)?$|^네 ?번째(?: 거| 것)?$|^4번$/u,
];

const mostWords = 8;
const leastTitleScore = 0.6;

/** Reads a message as such an answer. `options` are the titles that were offered, the proposed one first. */
export function readCommand(message: string, options: readonly string[]): Command | undefined {
  const text = message
    .trim()
    .toLowerCase()
    .replace(/[.!?,~ ]+$/u, '')
    .replace(/^(?:please|ok,|okay,)\s+/u, '');
  if (undo.test(text)) return { type: 'undo' };
  if (options.length === 0) return undefined;
  if (yes.test(text)) return { type: 'confirm' };
  if (no.test(text)) return { type: 'drop' };
  const position = ordinals.findIndex((pattern) => pattern.test(text));
  if (position >= 0 && position < options.length) return { type: 'choose', index: position };
  return text.split(/\s+/u).length <= mostWords ? readTitle(text, options) : undefined;
}

/** A title, if it fits one of them better than all others. */
function readTitle(text: string, options: readonly string[]): Command | undefined {
  const scores = options.map((title) =>
    scoreTitle(text.replace(/^(?:the|no,? the|i mean(?: the)?)\s+/u, ''), title),
  );
  const best = Math.max(...scores);
  const isAlone = scores.filter((score) => score === best).length === 1;
  return best >= leastTitleScore && isAlone ? { type: 'choose', index: scores.indexOf(best) } : undefined;
}
