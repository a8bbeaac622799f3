import type { ReactElement } from 'react';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import { text } from '../text/text.ts';
import { countInWords } from '../text/words.ts';

const kinds = [
  'conversations',
  'messages',
  'todos',
  'events',
  'memos',
  'attachments',
  'agent_tasks',
] as const;

/** How many there are of everything, live. */
export function Counters({ counters }: { counters: DashboardHome['counters'] }): ReactElement {
  return (
    <section className="card counters" aria-label={text.counters.heading}>
      <dl>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{text.counters.kinds[kind]}</dt>
            <dd>{countInWords(counters[kind])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
