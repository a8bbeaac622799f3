import type { ReactElement } from 'react';
import type { AiOverview } from '../../server/features/dashboard/ai.schema.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ExternalLink } from '../ui/external-link.tsx';
import { StateLine } from '../ui/state-line.tsx';
import type { AiSettings } from './ai-draft.ts';
import { OllamaModels } from './ollama-models.tsx';
import { useAiOverview } from './overview.ts';
import { PullPanel } from './pull-panel.tsx';

type Ollama = AiOverview['ollama'];

/** It is not there: what it is, and how to get it. Why an Ollama that is set does not answer is told above. */
function NotFound({ ollama }: { ollama: Ollama }): ReactElement {
  const { refetch, isFetching } = useAiOverview();
  const isElsewhere = ollama.is_configured && ollama.code !== 'UNREACHABLE';
  return (
    <>
      <StateLine tone={ollama.is_configured ? 'bad' : 'idle'}>{text.ai.ollamaMissing}</StateLine>
      <p className="soft">{text.ai.ollamaText}</p>
      {!isElsewhere && (
        <ol className="steps">
          <li>
            <ExternalLink address={ollama.download_url}>{text.ai.ollamaGet}</ExternalLink>
          </li>
          <li>{text.ai.ollamaStart}</li>
          <li>{text.ai.ollamaThen}</li>
        </ol>
      )}
      <div className="actions">
        <Button busy={isFetching} onClick={() => refetch()}>
          {isFetching ? text.ai.looking : text.ai.lookAgain}
        </Button>
      </div>
    </>
  );
}

export type OllamaCardProps = { ollama: Ollama; saved: AiSettings; since: number };

/** AI on this computer: whether it is there, which models it has, and the way to more of them. */
export function OllamaCard({ ollama, saved, since }: OllamaCardProps): ReactElement {
  return (
    <Card title={text.ai.ollamaCard}>
      {ollama.found ? (
        <>
          <StateLine tone="good">{text.ai.ollamaFound(ollama.version ?? '')}</StateLine>
          <p className="soft">
            <span className="path">{ollama.address}</span>
          </p>
          <OllamaModels ollama={ollama} saved={saved} />
          <PullPanel ollama={ollama} since={since} />
        </>
      ) : (
        <NotFound ollama={ollama} />
      )}
    </Card>
  );
}
