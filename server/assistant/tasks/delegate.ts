import { createTask } from '../../features/tasks/tasks.ts';
import type { Action } from '../actions/action.ts';
import { agentFor, workerKinds } from './agent-kind.ts';

/** Puts longer work into the queue; it begins once the reply is told. */
export const delegateTaskAction: Action = async (context, { parameters }) => {
  const { scope, dependencies, origin, message, phrases } = context;
  const instruction = parameters.instruction ?? parameters.query ?? message;
  const taskType = parameters.task_type ?? 'research';
  const byWording = agentFor(instruction);
  const said = workerKinds.find((kind) => kind === parameters.task_type);
  const agentType = byWording === 'general' ? (said ?? byWording) : byWording;
  const id = await createTask(scope, dependencies.ids, { taskType, agentType, instruction, origin });
  scope.afterCommit(() => dependencies.taskRunner.wake());
  const isMultiAgent = agentType === 'coordinator';
  return {
    text: phrases.work.delegated(instruction),
    summary: phrases.work.theWork(instruction),
    card: {
      action_type: 'task_delegated',
      task_id: id,
      agent_type: agentType,
      is_multi_agent: isMultiAgent,
      skill_chain: isMultiAgent ? [] : [agentType],
    },
  };
};
