import { type ReactElement, useState } from 'react';
import type { FeedPurpose } from '../../../server/features/feeds/feeds.schema.ts';
import { wordsOf } from '../../api/errors.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Outcome } from '../../ui/state-line.tsx';
import { FeedRow } from './feed-row.tsx';
import { useFeeds, useMakeFeed, useRevokeFeed } from './feeds.ts';

const purposes: readonly FeedPurpose[] = ['events', 'todos', 'both'];

/** The addresses under which calendar apps read along: made here, shown here, revoked here. */
export function FeedsCard({ timeZone }: { timeZone: string }): ReactElement {
  const { data: feeds, error } = useFeeds();
  const [purpose, setPurpose] = useState<FeedPurpose>('events');
  const [opened, setOpened] = useState<string>();
  const make = useMakeFeed();
  const revoke = useRevokeFeed();
  const problem = error ?? make.error ?? revoke.error;
  return (
    <Card title={text.feeds.heading} name="card-half feeds">
      <p className="soft">{feeds?.length === 0 ? text.feeds.none : text.feeds.text}</p>
      <ul className="feed-list">
        {feeds?.map((feed) => (
          <FeedRow
            key={feed.id}
            feed={feed}
            timeZone={timeZone}
            isOpen={opened === feed.id}
            onToggle={() => setOpened(opened === feed.id ? undefined : feed.id)}
            isBusy={revoke.isPending}
            onRevoke={() => revoke.mutate(feed.id)}
          />
        ))}
      </ul>
      <Outcome tone="bad">{problem === null ? undefined : wordsOf(problem)}</Outcome>
      <Choice
        legend={text.feeds.purpose}
        look="segments"
        value={purpose}
        onChange={setPurpose}
        options={purposes.map((value) => ({ value, label: text.feeds.purposes[value] }))}
      />
      <div className="actions">
        <Button
          busy={make.isPending}
          onClick={() => make.mutate(purpose, { onSuccess: ({ id }) => setOpened(id) })}
        >
          {text.feeds.make}
        </Button>
      </div>
    </Card>
  );
}
