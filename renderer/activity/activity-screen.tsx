import type { ReactElement } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { JobsCard } from './jobs-card.tsx';
import { LogCard } from './log-card.tsx';
import { RecentCard } from './recent-card.tsx';
import { TasksCard } from './tasks-card.tsx';

/** What is under way, what was made lately, and what the server wrote down about itself. */
export function ActivityScreen(): ReactElement {
  return (
    <Screen title={text.activity.heading}>
      <Answered query={useStatus()}>
        {({ time_zone }) => (
          <div className="cards">
            <TasksCard timeZone={time_zone} />
            <JobsCard timeZone={time_zone} />
            <RecentCard timeZone={time_zone} />
            <LogCard timeZone={time_zone} />
          </div>
        )}
      </Answered>
    </Screen>
  );
}
