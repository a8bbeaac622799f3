import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import type { useTestAi } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { latencyInWords } from '../text/words.ts';
import { Outcome } from '../ui/state-line.tsx';

/** How a test went: the time it took, or the reason it failed. */
export function AiTestOutcome({ test }: { test: ReturnType<typeof useTestAi> }): ReactElement {
  const { data, error } = test;
  if (error !== null) return <Outcome tone="bad">{wordsOf(error)}</Outcome>;
  if (data === undefined) return <Outcome tone="idle" />;
  if (!data.connected) return <Outcome tone="bad">{data.error ?? text.ai.failed}</Outcome>;
  const { latency_ms: latency } = data;
  return (
    <Outcome tone="good">
      {latency === undefined ? text.ai.worksUntimed : text.ai.works(latencyInWords(latency))}
    </Outcome>
  );
}
