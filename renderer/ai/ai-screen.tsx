import type { ReactElement } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { AiCard } from './ai-card.tsx';

/** Which AI answers. */
export function AiScreen(): ReactElement {
  return (
    <Screen title={text.ai.heading}>
      <Answered query={useStatus()}>{({ ai }) => <AiCard ai={ai} />}</Answered>
    </Screen>
  );
}
