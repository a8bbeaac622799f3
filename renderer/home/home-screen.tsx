import { type ReactElement, useEffect } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import { useConnection } from '../connection/connection.ts';
import { useAppState } from '../connection/desktop-state.ts';
import { useStatus } from '../connection/queries.ts';
import { goTo, useRoute } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { ActivityCard } from './activity-card.tsx';
import { AiInvitation } from './ai-invitation.tsx';
import { Counters } from './counters.tsx';
import { Facts } from './facts.tsx';
import { FirstPinCard } from './first-pin-card.tsx';
import { useHome } from './home.ts';
import { worstOf } from './line-words.ts';
import { useMend } from './mend.ts';
import { Notices } from './notices.tsx';
import { OpenedCard } from './opened-card.tsx';
import { targetIn } from './opened-item.ts';
import { ServingHeading, ServingLine } from './serving-heading.tsx';
import { StateLines } from './state-lines.tsx';
import { StorageCard } from './storage-card.tsx';
import { TodayCard } from './today-card.tsx';

/** What the owner came to see by a notice or a link. */
function Opened({ timeZone }: { timeZone: string }): ReactElement | null {
  const { rest } = useRoute();
  const { desktop } = useConnection();
  const state = useAppState();
  const opened = state?.opened ?? targetIn(rest);
  if (opened === undefined) return null;
  const close = () => {
    if (state?.opened !== undefined) void desktop?.request('app:close-opened', undefined);
    if (rest.length > 0) goTo('home');
  };
  return <OpenedCard key={opened.id} target={opened} timeZone={timeZone} onClose={close} />;
}

type HouseProps = { home: DashboardHome; status: DashboardStatus | undefined };

function House({ home, status }: HouseProps): ReactElement {
  const mender = useMend(home.lines);
  useEffect(() => {
    performance.mark('home-shown');
  }, []);
  return (
    <>
      <div className="glance">
        <div className="glance-main">
          <StateLines home={home} status={status} mender={mender} />
          <AiInvitation line={home.lines.ai} mender={mender} />
        </div>
        <TodayCard timeZone={home.time_zone} />
      </div>
      <div className="glance">
        <ActivityCard days={home.activity} />
        <StorageCard storage={home.storage} />
      </div>
      <Counters counters={home.counters} />
    </>
  );
}

/** Is everything all right, at a glance; what is not is mended with one click. */
export function HomeScreen(): ReactElement {
  const { data: status } = useStatus();
  const query = useHome();
  const state = useAppState();
  const home = query.data;
  const timeZone = home?.time_zone ?? status?.time_zone;
  const heading = <ServingHeading status={status} tone={home && worstOf(home).tone} />;
  return (
    <Screen title={text.screens.home} name="home" heading={heading}>
      {status !== undefined && <ServingLine status={status} wanting={home && worstOf(home).wanting} />}
      {timeZone !== undefined && <Opened timeZone={timeZone} />}
      {status !== undefined && <Notices status={status} />}
      {state?.firstPin !== undefined && <FirstPinCard pin={state.firstPin} />}
      <Answered query={query}>{(found) => <House home={found} status={status} />}</Answered>
      {status !== undefined && <Facts status={status} />}
    </Screen>
  );
}
