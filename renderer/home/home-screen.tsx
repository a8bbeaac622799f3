import type { ReactElement } from 'react';
import { useConnection } from '../connection/connection.ts';
import { useAppState } from '../connection/desktop-state.ts';
import { useStatus } from '../connection/queries.ts';
import { goTo, useRoute } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { Facts } from './facts.tsx';
import { FirstPinCard } from './first-pin-card.tsx';
import { Notices } from './notices.tsx';
import { OpenedCard } from './opened-card.tsx';
import { targetIn } from './opened-item.ts';
import { ServingHeading, ServingLine } from './serving-heading.tsx';

/** Is everything all right; and what the owner came to see by a notice or a link. */
export function HomeScreen(): ReactElement {
  const query = useStatus();
  const { rest } = useRoute();
  const { desktop } = useConnection();
  const state = useAppState();
  const opened = state?.opened ?? targetIn(rest);
  const closeOpened = () => {
    if (state?.opened !== undefined) void desktop?.request('app:close-opened', undefined);
    if (rest.length > 0) goTo('home');
  };
  return (
    <Screen title={text.screens.home} name="home" heading={<ServingHeading status={query.data} />}>
      <Answered query={query}>
        {(status) => (
          <>
            <ServingLine status={status} />
            {opened !== undefined && (
              <OpenedCard key={opened.id} target={opened} timeZone={status.time_zone} onClose={closeOpened} />
            )}
            <Notices status={status} />
            {state?.firstPin !== undefined && <FirstPinCard pin={state.firstPin} />}
            <Facts status={status} />
          </>
        )}
      </Answered>
    </Screen>
  );
}
