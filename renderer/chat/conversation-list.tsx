import { type ReactElement, useRef, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered } from '../ui/states.tsx';
import { type Conversation, useArchive, useConversations } from './conversations.ts';

const titleOf = ({ title }: Conversation) => (title === '' ? text.chat.untitled : title);

function ArchiveDialog(props: {
  conversation: Conversation;
  onArchived: () => void;
  onClose: () => void;
}): ReactElement {
  const { conversation, onArchived, onClose } = props;
  const archive = useArchive();
  const remove = () => archive.mutate(conversation.id, { onSuccess: onArchived });
  return (
    <Dialog
      title={text.chat.removeHeading}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={archive.isPending} onClick={remove}>
            {text.chat.removeNow}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.chat.removeText(titleOf(conversation))}</p>
      <Outcome tone="bad">{archive.error === null ? undefined : wordsOf(archive.error)}</Outcome>
    </Dialog>
  );
}

/** Those whose title or latest words hold what was typed. */
function matching(conversations: readonly Conversation[], sought: string): readonly Conversation[] {
  const wanted = sought.trim().toLowerCase();
  if (wanted === '') return conversations;
  return conversations.filter((conversation) =>
    `${titleOf(conversation)} ${conversation.last_message ?? ''}`.toLowerCase().includes(wanted),
  );
}

export type ConversationListProps = {
  openId: string | undefined;
  onOpen: (conversation: Conversation) => void;
  /** The one that is open was taken away. */
  onGone: (id: string) => void;
};

/** The conversations there are, the latest first. */
export function ConversationList({ openId, onOpen, onGone }: ConversationListProps): ReactElement {
  const query = useConversations();
  const { data: status } = useStatus();
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState<Conversation>();
  const search = useRef<HTMLInputElement>(null);
  const moment = (at: string) => momentInWords(at, Date.now(), status?.time_zone ?? 'UTC');
  return (
    <nav className="conversations" aria-label={text.chat.conversations}>
      <input
        ref={search}
        className="input"
        type="search"
        value={sought}
        placeholder={text.chat.filter}
        aria-label={text.chat.filter}
        onChange={(event) => setSought(event.target.value)}
      />
      <Answered query={query}>
        {(all) => {
          const shown = matching(all, sought);
          if (shown.length === 0)
            return <p className="soft">{all.length === 0 ? text.chat.noneYet : text.chat.noneFound}</p>;
          return (
            <ul>
              {shown.map((conversation) => (
                <li key={conversation.id} className="conversation">
                  <button
                    type="button"
                    className="conversation-open"
                    aria-current={conversation.id === openId || undefined}
                    onClick={() => onOpen(conversation)}
                  >
                    <span className="conversation-title">{titleOf(conversation)}</span>
                    <span className="conversation-time">{moment(conversation.updated_at)}</span>
                  </button>
                  <button
                    type="button"
                    className="button button-icon"
                    aria-label={text.chat.remove(titleOf(conversation))}
                    onClick={() => setAsked(conversation)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
      {asked !== undefined && (
        <ArchiveDialog
          conversation={asked}
          onClose={() => setAsked(undefined)}
          onArchived={() => {
            setAsked(undefined);
            onGone(asked.id);
            // The line that was asked about is going, and must not take the focus along.
            requestAnimationFrame(() => search.current?.focus());
          }}
        />
      )}
    </nav>
  );
}
