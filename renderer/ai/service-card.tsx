import type { ReactElement } from 'react';
import type { AiOverview } from '../../server/features/dashboard/ai.schema.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { StateLine } from '../ui/state-line.tsx';
import { services } from './services.ts';

export type ServiceCardProps = { overview: AiOverview; isLocked: boolean; onConnect: () => void };

/** Any address that speaks OpenAI's protocol: whether one is set, what it means to use one, the way to the form. */
export function ServiceCard({ overview, isLocked, onConnect }: ServiceCardProps): ReactElement {
  const { openai, current } = overview;
  const isUsed = openai.is_configured;
  const named = services.find(({ address }) => address === current.base_url)?.name;
  const tone = isUsed ? (current.connected ? 'good' : 'bad') : 'idle';
  return (
    <Card title={text.ai.serviceCard} name="card-half">
      <StateLine tone={tone}>
        {isUsed ? text.ai.serviceUsed(named ?? current.base_url) : text.ai.serviceUnused}
      </StateLine>
      <p className="soft">{text.ai.serviceText}</p>
      {isUsed && <p className="soft">{openai.key_is_set ? text.ai.keyLockedSet : text.ai.keyLockedNone}</p>}
      {!isLocked && (
        <div className="actions">
          <Button onClick={onConnect}>{isUsed ? text.ai.serviceChange : text.ai.serviceConnect}</Button>
        </div>
      )}
    </Card>
  );
}
