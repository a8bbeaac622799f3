import { type ReactElement, useEffect, useRef } from 'react';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { dayInWords, momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome, StateLine } from '../ui/state-line.tsx';
import { type OpenedItem, type OpenedTarget, useCompleteTodo, useOpenedItem } from './opened-item.ts';

export type OpenedCardProps = { target: OpenedTarget; timeZone: string; onClose: () => void };

function Facts({ item, timeZone }: { item: OpenedItem; timeZone: string }): ReactElement {
  const { at, isDay, place, description } = item;
  const when =
    at === undefined
      ? undefined
      : isDay
        ? dayInWords(at.slice(0, 10))
        : momentInWords(at, Date.now(), timeZone);
  return (
    <>
      {when !== undefined && <p>{place === undefined ? when : text.opened.place(when, place)}</p>}
      {description !== undefined && <p className="soft opened-description">{description}</p>}
    </>
  );
}

/** The todo or event whose notice the owner clicked. */
export function OpenedCard({ target, timeZone, onClose }: OpenedCardProps): ReactElement {
  const { data: item, error } = useOpenedItem(target);
  const complete = useCompleteTodo(target.id);
  const problem = error ?? complete.error;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isOpenTodo = target.kind === 'todo' && item !== undefined && !item.isDone;
  return (
    <Card title={item?.title ?? text.opened[target.kind]} name="opened" ref={body}>
      {item !== undefined && <Facts item={item} timeZone={timeZone} />}
      {item?.isDone && <StateLine tone="good">{text.opened.isDone}</StateLine>}
      <Outcome tone="bad">{problem === null ? undefined : wordsOf(problem)}</Outcome>
      <div className="actions">
        {isOpenTodo && (
          <Button
            look="primary"
            busy={complete.isPending}
            onClick={() => complete.mutate(undefined, { onSuccess: onClose })}
          >
            {text.opened.done}
          </Button>
        )}
        <Button onClick={onClose}>{text.opened.close}</Button>
      </div>
    </Card>
  );
}
