import type { ReactElement } from 'react';
import { UnreachableError, wordsOf } from '../api/errors.ts';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { useServerNews } from '../connection/news.ts';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useLater } from '../ui/use-now.ts';
import { AiCard } from './ai/ai-card.tsx';
import { Facts } from './facts.tsx';
import { FeedsCard } from './feeds/feeds-card.tsx';
import { FirstPinCard } from './first-pin-card.tsx';
import { Notices } from './notices.tsx';
import { OpenedCard } from './opened-card.tsx';
import type { OpenedTarget } from './opened-item.ts';
import { PhonesCard } from './phones/phones-card.tsx';
import { PinCard } from './pin-card.tsx';
import { ServingCard } from './serving-card.tsx';
import { TopBar } from './top-bar.tsx';

const loadingWordAfterMs = 400;

function Loading(): ReactElement {
  const late = useLater(loadingWordAfterMs);
  return <p className="soft loading">{late ? text.loading : ''}</p>;
}

export type HomeScreenProps = {
  firstPin?: string | undefined;
  /** What the owner asked to see by clicking a notice. */
  opened?: OpenedTarget | undefined;
};

function Cards({ firstPin, opened }: HomeScreenProps): ReactElement {
  const { data: status, error, refetch } = useStatus();
  if (status === undefined && error === null) return <Loading />;
  if (status === undefined) {
    return (
      <section className="card">
        <Outcome tone="bad">{wordsOf(error)}</Outcome>
        <div className="actions">
          <Button onClick={() => refetch()}>{text.retry}</Button>
        </div>
      </section>
    );
  }
  return (
    <>
      {opened !== undefined && <OpenedCard key={opened.id} target={opened} timeZone={status.time_zone} />}
      <ServingCard status={status} />
      <Notices status={status} />
      {firstPin !== undefined && <FirstPinCard pin={firstPin} />}
      <PhonesCard status={status} />
      <AiCard ai={status.ai} />
      <PinCard pin={status.pin} />
      <FeedsCard timeZone={status.time_zone} />
    </>
  );
}

/** The one page: cards that answer at a glance, and the chat beside them. */
export function HomeScreen({ firstPin, opened }: HomeScreenProps): ReactElement {
  const { data: status, error } = useStatus();
  useServerNews(status !== undefined);
  return (
    <>
      <a className="skip-link" href="#chat">
        {text.skipToChat}
      </a>
      <TopBar />
      <div role="alert">
        {error instanceof UnreachableError && <p className="offline-banner">{text.phases.offlineBanner}</p>}
      </div>
      <main className="home">
        <div className="cards-frame">
          <div className="cards">
            <Cards firstPin={firstPin} opened={opened} />
          </div>
        </div>
        <ChatPanel />
        {status !== undefined && <Facts status={status} />}
      </main>
    </>
  );
}
