import { type ReactElement, type ReactNode, type Ref, useRef, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useConnection } from '../connection/connection.ts';
import { useStatus } from '../connection/queries.ts';
import { hashOf } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Outcome } from '../ui/state-line.tsx';
import type { ChatCard } from './cards.ts';
import { type Decided, type Decision, useDecision } from './decision.ts';
import { TaskState } from './task-state.tsx';
import { useChat } from './use-chat.ts';

const icons: Record<string, IconName> = { todo: 'check', event: 'event', memo: 'copy' };

/** Where a todo or an event is shown; notes have no place here yet, and what was deleted has none at all. */
function placeOf({ kind, item, type, at }: ChatCard): string | undefined {
  if (item === undefined || item.id === '' || type.endsWith('_deleted')) return undefined;
  if (kind === 'todo') return hashOf('home', 'todo', item.id);
  if (kind === 'event')
    return hashOf('home', 'event', item.id, ...(at === undefined ? [] : [at.slice(0, 10)]));
  return undefined;
}

/** What it is about; what was taken back is struck out. */
function Subject({ card, isUndone }: { card: ChatCard; isUndone: boolean }): ReactElement | null {
  const { data: status } = useStatus();
  if (card.item === undefined) return null;
  const { title } = card.item;
  const place = placeOf(card);
  const name = place === undefined ? title : <a href={place}>{title}</a>;
  return (
    <p className="chat-card-title">
      {isUndone ? <s>{title}</s> : name}
      {card.at !== undefined && status !== undefined && (
        <span className="soft">{momentInWords(card.at, Date.now(), status.time_zone)}</span>
      )}
    </p>
  );
}

/** Times that are free: choosing one says so in the conversation. */
function Times({ card }: { card: ChatCard }): ReactElement {
  const { api } = useConnection();
  const { chat } = useChat();
  const { data: status } = useStatus();
  const inWords = (start: string) => momentInWords(start, Date.now(), status?.time_zone ?? 'UTC');
  return (
    <ul className="chat-card-list">
      {card.times.map(({ start, reason }) => (
        <li key={start}>
          <Button onClick={() => chat.send(api, text.chat.takeTime(inWords(start)))}>{inWords(start)}</Button>
          <span className="soft">{reason}</span>
        </li>
      ))}
    </ul>
  );
}

function Frame(props: { card: ChatCard; children: ReactNode; ref: Ref<HTMLElement> }): ReactElement {
  const { card, children, ref } = props;
  const kinds: Record<string, string> = text.chat.cards;
  const heading = kinds[card.type] ?? text.chat.cards.other;
  return (
    <section className="chat-card" aria-label={heading} ref={ref} tabIndex={-1}>
      <p className="chat-card-heading">
        <Icon name={icons[card.kind ?? ''] ?? 'ai'} />
        {heading}
      </p>
      {children}
    </section>
  );
}

/** The questions of a proposal: all of it, one of what else could be meant, or nothing. */
function Choices(props: {
  card: ChatCard;
  busy: boolean;
  onConfirm: (itemIds?: string[]) => void;
  onDecline: () => void;
}): ReactElement {
  const { card, busy, onConfirm, onDecline } = props;
  return (
    <>
      {card.alternatives.length > 0 && <p className="soft">{text.chat.orMeant}</p>}
      <div className="actions">
        {card.alternatives.map(({ id, title }) => (
          <Button key={id} busy={busy} onClick={() => onConfirm([id])}>
            {title}
          </Button>
        ))}
      </div>
      <div className="actions">
        {(card.items.length > 0 || card.alternatives.length === 0) && (
          <Button look="primary" busy={busy} onClick={() => onConfirm()}>
            {text.chat.confirm}
          </Button>
        )}
        <Button onClick={onDecline}>{text.chat.decline}</Button>
      </div>
    </>
  );
}

/** How it stands: by what was decided here, and by what the stored card says was taken back anywhere. */
function standing(card: ChatCard, decided: Decided | undefined) {
  if (card.isUndone || decided?.status === 'undone') {
    const said = decided?.status === 'undone' ? decided.text : text.chat.undone;
    return { isUndone: true, canUndo: false, said };
  }
  return {
    isUndone: false,
    canUndo: decided === undefined ? card.canUndo : decided.status === 'done',
    said: decided?.text,
  };
}

/** What the assistant did, with the way back; or what it would do, with the way on. */
export function ActionCard({ card }: { card: ChatCard }): ReactElement {
  const decision = useDecision(card.actionId);
  const { data, error, isPending } = decision;
  const { api } = useConnection();
  const { chat } = useChat();
  const [isDeclined, setDeclined] = useState(false);
  const frame = useRef<HTMLElement>(null);
  // The button that was pressed is gone then, and with it the focus would be.
  const decide = (wish: Decision) => decision.mutate(wish, { onSuccess: () => frame.current?.focus() });
  const decline = () => {
    setDeclined(true);
    frame.current?.focus();
    void chat.send(api, text.chat.no);
  };
  const { isUndone, canUndo, said } = standing(card, data);
  const isOver = isDeclined || data !== undefined || error !== null;
  return (
    <Frame card={card} ref={frame}>
      <Subject card={card} isUndone={isUndone} />
      {card.items.length > 0 && (
        <ul className="chat-card-items">
          {card.items.map(({ id, title }) => (
            <li key={id || title}>{title}</li>
          ))}
        </ul>
      )}
      {card.times.length > 0 && <Times card={card} />}
      {card.taskId !== undefined && !isUndone && <TaskState id={card.taskId} />}
      <Outcome tone="good">{said}</Outcome>
      <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>
      {card.canConfirm && !isOver && (
        <Choices
          card={card}
          busy={isPending}
          onConfirm={(itemIds) => decide({ verb: 'confirm', ...(itemIds === undefined ? {} : { itemIds }) })}
          onDecline={decline}
        />
      )}
      {canUndo && error === null && (
        <div className="actions">
          <Button busy={isPending} onClick={() => decide({ verb: 'undo' })}>
            {text.chat.undo}
          </Button>
        </div>
      )}
    </Frame>
  );
}
