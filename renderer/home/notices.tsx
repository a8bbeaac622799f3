import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';
import { Icon } from '../ui/icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { noticesOf } from './notice-list.ts';

const refreshMs = 60_000;

/** What is wrong, on top of everything else; nothing at all when nothing is. */
export function Notices({ status }: { status: DashboardStatus }): ReactElement | null {
  const now = useNow(refreshMs);
  const notices = noticesOf(status, now);
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={text.notices.heading}>
      <ul>
        {notices.map(({ tone, sentence }) => (
          <li key={sentence} className={`notice notice-${tone}`}>
            <Icon name="warning" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
