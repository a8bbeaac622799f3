import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import type { AiTrialResult, useTestAi } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { countInWords, latencyInWords } from '../text/words.ts';
import { Outcome } from '../ui/state-line.tsx';

/** How a test went: how soon the first word came and how fast the others, or why it failed. */
export function AiTestOutcome({ test }: { test: ReturnType<typeof useTestAi> }): ReactElement {
  const { data, error } = test;
  if (error !== null) return <Outcome tone="bad">{wordsOf(error)}</Outcome>;
  if (data === undefined) return <Outcome tone="idle" />;
  if (!data.connected) return <Outcome tone="bad">{data.error ?? text.ai.failed}</Outcome>;
  return <Outcome tone="good">{speedInWords(data)}</Outcome>;
}

function speedInWords({ latency_ms: latency, tokens_per_second: pace }: AiTrialResult): string {
  if (latency === undefined) return text.ai.worksUntimed;
  const works = text.ai.works(latencyInWords(latency));
  return pace === undefined ? works : text.ai.worksAtPace(latencyInWords(latency), countInWords(pace));
}
