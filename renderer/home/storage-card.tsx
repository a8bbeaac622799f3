import type { ReactElement } from 'react';
import type { DashboardStorage } from '../../server/features/dashboard/home.schema.ts';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';

const kinds = ['messages', 'items', 'other', 'attachments', 'backups', 'logs'] as const;

function Kind({ name, bytes, share }: { name: string; bytes: number; share: number }): ReactElement {
  return (
    <div className="storage-kind">
      <dt>{name}</dt>
      <dd>
        <span className="storage-bar" aria-hidden="true">
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
        <span className="storage-size">{sizeInWords(bytes)}</span>
      </dd>
    </div>
  );
}

/** What takes how much room, and what is left. */
export function StorageCard({ storage }: { storage: DashboardStorage }): ReactElement {
  const sizes = kinds.map((kind) => ({ kind, bytes: storage[`${kind}_bytes`] }));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = Math.max(1, ...sizes.map(({ bytes }) => bytes));
  return (
    <Card title={text.storage.heading} name="storage">
      <p className="soft">
        {storage.free_bytes === undefined
          ? text.storage.used(sizeInWords(all))
          : text.storage.usedAndFree(sizeInWords(all), sizeInWords(storage.free_bytes))}
      </p>
      <dl className="storage-kinds">
        {sizes.map(({ kind, bytes }) => (
          <Kind key={kind} name={text.storage.kinds[kind]} bytes={bytes} share={bytes / largest} />
        ))}
      </dl>
    </Card>
  );
}
