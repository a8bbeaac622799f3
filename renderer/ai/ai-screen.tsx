import { type ReactElement, useState } from 'react';
import { useSettings, useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { AiCard } from './ai-card.tsx';
import { type AskedForm, aiSettingsFrom } from './ai-draft.ts';
import { BuiltinCard } from './builtin-card.tsx';
import { MannerCard } from './manner-card.tsx';
import { OllamaCard } from './ollama-card.tsx';
import { useAiOverview } from './overview.ts';
import { ServiceCard } from './service-card.tsx';

/** Everybody who could answer. Models that were fetched before the screen was opened are history. */
function Providers({ onForm }: { onForm: (asked: AskedForm) => void }): ReactElement {
  const [since] = useState(Date.now);
  const { data } = useSettings();
  const settings = data?.settings ?? [];
  const saved = aiSettingsFrom(settings);
  const isLocked = saved.provider?.locked === true;
  return (
    <>
      <Answered query={useAiOverview()}>
        {(overview) => (
          <>
            <OllamaCard ollama={overview.ollama} saved={saved} since={since} />
            <ServiceCard overview={overview} isLocked={isLocked} onConnect={() => onForm('openai')} />
            <BuiltinCard isAlone={overview.current.provider === 'builtin'} isLocked={isLocked} />
          </>
        )}
      </Answered>
      <MannerCard temperature={settings.find(({ name }) => name === 'AI_TEMPERATURE')} />
    </>
  );
}

/** Which AI answers, who else could, and how it talks. */
export function AiScreen(): ReactElement {
  const [asked, setAsked] = useState<AskedForm>();
  return (
    <Screen title={text.ai.heading} name="ai">
      <div className="cards">
        <Answered query={useStatus()}>
          {({ ai }) => <AiCard ai={ai} asked={asked} onAsked={setAsked} />}
        </Answered>
        <Providers onForm={setAsked} />
      </div>
    </Screen>
  );
}
