import type { ReactElement } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { ConnectionsCard } from './connections-card.tsx';
import { FeedsCard } from './feeds/feeds-card.tsx';
import { PhonesCard } from './phones-card.tsx';
import { PinCard } from './pin/pin-card.tsx';

/** Who gets in, and how. */
export function PhonesScreen(): ReactElement {
  return (
    <Screen title={text.phones.heading}>
      <Answered query={useStatus()}>
        {(status) => (
          <div className="cards">
            <PhonesCard status={status} />
            <ConnectionsCard timeZone={status.time_zone} />
            <PinCard pin={status.pin} />
            <FeedsCard timeZone={status.time_zone} />
          </div>
        )}
      </Answered>
    </Screen>
  );
}
