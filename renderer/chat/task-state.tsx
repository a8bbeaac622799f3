import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Progress } from '../ui/progress.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useHandedOver } from './decision.ts';

/** How far the work is that the assistant handed over, or what came of it. */
export function TaskState({ id }: { id: string }): ReactElement | null {
  const { data: task } = useHandedOver(id);
  if (task === undefined) return null;
  if (task.status === 'failed') return <Outcome tone="bad">{task.error ?? text.chat.taskFailed}</Outcome>;
  if (task.status === 'completed') return <Outcome tone="good">{text.chat.taskDone}</Outcome>;
  return <Progress label={task.progress_message ?? text.chat.taskRuns} share={task.progress / 100} />;
}
