import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { ImportPanel } from './import-panel.tsx';

/** What was kept elsewhere, brought in here. */
export function ImportCard({ since }: { since: number }): ReactElement {
  return (
    <Card title={text.data.import} name="card-half">
      <ImportPanel since={since} />
    </Card>
  );
}
