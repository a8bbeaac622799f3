import type { ReactElement } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { BackupsCard } from './backups-card.tsx';
import { KindsCard } from './kinds-card.tsx';

/** What is stored, and the copies of it. */
export function DataScreen(): ReactElement {
  return (
    <Screen title={text.data.heading}>
      <Answered query={useStatus()}>
        {({ time_zone }) => (
          <div className="cards">
            <BackupsCard timeZone={time_zone} />
            <KindsCard timeZone={time_zone} />
          </div>
        )}
      </Answered>
    </Screen>
  );
}
