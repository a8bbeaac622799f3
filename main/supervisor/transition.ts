import { crashed, gaveUp, launch, seconds, tooSlow } from './outcomes.ts';
import type { ServerWord, Step, SupervisorEvent, SupervisorState, SupervisorTiming } from './state.ts';

type Phase = SupervisorState['phase'];
type InPhase<P extends Phase> = Extract<SupervisorState, { phase: P }>;
type Context = { now: number; timing: SupervisorTiming };

/**
 * What happens next: the rules of the supervisor, without a process or a clock. An event that means nothing in a
 * phase leaves the state as it is.
 *
 * @param now milliseconds of a monotonic clock
 */
export function transition(
  state: SupervisorState,
  event: SupervisorEvent,
  now: number,
  timing: SupervisorTiming,
): Step {
  const context = { now, timing };
  switch (state.phase) {
    case 'stopped':
      return event.type === 'start' ? launch(state, timing) : unchanged(state);
    case 'starting':
      return whileStarting(state, event, context);
    case 'ready':
      return whileReady(state, event, context);
    case 'waiting':
      return whileWaiting(state, event, context);
    case 'stopping':
      return whileStopping(state, event);
    case 'failed':
      return whileFailed(state, event, context);
  }
}

function whileStarting(state: InPhase<'starting'>, event: SupervisorEvent, context: Context): Step {
  switch (event.type) {
    case 'message':
      return messageWhileStarting(state, event.message, context);
    case 'exited':
      return crashed(state, `The server ended while it was starting (exit code ${event.code}).`, context);
    case 'elapsed':
      return ending(crashed(state, tooSlow(state, context.timing), context));
    default:
      return whileRunning(state, event, context);
  }
}

function messageWhileStarting(state: InPhase<'starting'>, message: ServerWord, { timing }: Context): Step {
  if (message.type === 'fatal') return ending(gaveUp(state, message));
  if (message.type === 'progress') {
    const { step, within } = message;
    return { state: { ...state, progress: step }, effects: [{ type: 'wait', milliseconds: within }] };
  }
  if (message.type !== 'ready') return unchanged(state);
  const { type, ...server } = message;
  const { crashes } = state;
  return {
    state: {
      phase: 'ready',
      crashes,
      port: server.port,
      server,
      connectedPhones: 0,
      openReminders: 0,
      busy: false,
      lastHealthId: 0,
      missedAnswers: 0,
    },
    effects: [{ type: 'wait', milliseconds: timing.healthEvery }],
  };
}

function whileReady(state: InPhase<'ready'>, event: SupervisorEvent, context: Context): Step {
  switch (event.type) {
    case 'message':
      return messageWhileReady(state, event.message);
    case 'exited':
      return crashed(state, `The server ended unexpectedly (exit code ${event.code}).`, context);
    case 'elapsed':
      return askForHealth(state, context);
    default:
      return whileRunning(state, event, context);
  }
}

function messageWhileReady(state: InPhase<'ready'>, message: ServerWord): Step {
  switch (message.type) {
    case 'fatal':
      return ending(gaveUp(state, message));
    case 'state': {
      const { type, addresses, lan, ...activity } = message;
      return unchanged({ ...state, ...activity, server: { ...state.server, addresses, lan } });
    }
    case 'health':
      return unchanged(message.ok ? { ...state, missedAnswers: 0 } : state);
    case 'ready':
    case 'progress':
      return unchanged(state);
  }
}

/** Counts questions instead of reading a clock, so that a computer waking from sleep finds its server in good health. */
function askForHealth(state: InPhase<'ready'>, context: Context): Step {
  const { healthEvery, missedAnswersLimit } = context.timing;
  if (state.missedAnswers >= missedAnswersLimit) {
    const silence = seconds(healthEvery * missedAnswersLimit);
    return ending(crashed(state, `The server did not answer for ${silence}.`, context));
  }
  const id = state.lastHealthId + 1;
  return {
    state: { ...state, lastHealthId: id, missedAnswers: state.missedAnswers + 1 },
    effects: [
      { type: 'send', message: { type: 'health', id } },
      { type: 'wait', milliseconds: healthEvery },
    ],
  };
}

function whileRunning(
  state: InPhase<'starting' | 'ready'>,
  event: SupervisorEvent,
  { timing }: Context,
): Step {
  const { crashes, port } = state;
  switch (event.type) {
    case 'unreadable':
      return ending(gaveUp(state, { code: 'UNEXPECTED', message: event.reason, remedies: [] }));
    case 'stop':
      return {
        state: { phase: 'stopping', crashes, port },
        effects: [
          { type: 'send', message: { type: 'shutdown' } },
          { type: 'wait', milliseconds: timing.drainWithin },
        ],
      };
    default:
      return unchanged(state);
  }
}

function whileWaiting(state: InPhase<'waiting'>, event: SupervisorEvent, { timing }: Context): Step {
  switch (event.type) {
    case 'elapsed':
    case 'retry':
      return launch(state, timing);
    case 'stop':
      return unchanged({ ...state, phase: 'stopped' });
    default:
      return unchanged(state);
  }
}

function whileStopping(state: InPhase<'stopping'>, event: SupervisorEvent): Step {
  const stopped = unchanged({ ...state, phase: 'stopped' });
  if (event.type === 'exited') return stopped;
  return event.type === 'elapsed' ? ending(stopped) : unchanged(state);
}

function whileFailed(state: InPhase<'failed'>, event: SupervisorEvent, { timing }: Context): Step {
  if (event.type === 'retry')
    return launch({ ...state, crashes: [], failure: undefined }, timing, event.remedy);
  return unchanged(event.type === 'stop' ? { ...state, phase: 'stopped' } : state);
}

const unchanged = (state: SupervisorState): Step => ({ state, effects: [] });

const ending = ({ state, effects }: Step): Step => ({ state, effects: [{ type: 'end' }, ...effects] });
