import { type ReactElement, useId } from 'react';
import type { Feed } from '../../../server/features/feeds/feeds.schema.ts';
import { useConnection } from '../../connection/connection.ts';
import { text } from '../../text/text.ts';
import { momentInWords } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

export type FeedRowProps = {
  feed: Feed;
  timeZone: string;
  isOpen: boolean;
  onToggle: () => void;
  isBusy: boolean;
  onRevoke: () => void;
};

/** One address: what it holds, whether an app reads it, and on demand the address itself. */
export function FeedRow({ feed, timeZone, isOpen, onToggle, isBusy, onRevoke }: FeedRowProps): ReactElement {
  const { desktop } = useConnection();
  const addressId = useId();
  const { purpose, url, webcal_url, last_read_at } = feed;
  const read = last_read_at === undefined ? undefined : momentInWords(last_read_at, Date.now(), timeZone);
  return (
    <li className="feed">
      <div className="feed-line">
        <p>
          {text.feeds.purposes[purpose]}{' '}
          <span className="soft">{read === undefined ? text.feeds.unread : text.feeds.read(read)}</span>
        </p>
        <div className="actions">
          <Button onClick={onToggle} expanded={isOpen} controls={addressId}>
            {isOpen ? text.feeds.hide : text.feeds.show}
          </Button>
          <Button busy={isBusy} onClick={onRevoke}>
            {text.feeds.revoke}
          </Button>
        </div>
      </div>
      <div id={addressId} className="feed-address">
        {isOpen && (
          <>
            <QrCode value={webcal_url} />
            <p className="path">{url}</p>
            <div className="actions">
              <CopyButton label={text.feeds.copy} value={url} desktop={desktop} />
            </div>
          </>
        )}
      </div>
    </li>
  );
}
