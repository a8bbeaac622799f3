import { type ReactElement, useState } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { BackupsCard } from './backups-card.tsx';
import { ExportCard } from './export-card.tsx';
import { ImportCard } from './import-card.tsx';
import { KindsCard } from './kinds-card.tsx';
import { TidyCard } from './tidy-card.tsx';

/** What is stored, the copies of it, and the ways in and out. */
export function DataScreen(): ReactElement {
  // Outcomes of jobs that ended before are history, which the screen Activity tells.
  const [since] = useState(Date.now);
  return (
    <Screen title={text.data.heading}>
      <Answered query={useStatus()}>
        {({ time_zone }) => (
          <div className="cards">
            <BackupsCard timeZone={time_zone} since={since} />
            <ExportCard since={since} />
            <ImportCard since={since} />
            <KindsCard timeZone={time_zone} />
            <TidyCard timeZone={time_zone} since={since} />
          </div>
        )}
      </Answered>
    </Screen>
  );
}
