import type { FatalCode, Remedy, StartStep } from '../../server/protocol.ts';
import type { Failure, Step, SupervisorState, SupervisorTiming } from './state.ts';

/** The system gives one that is free. */
const anyPort = 0;

/** A new server process, with the failure before it kept until it is ready. */
export function launch(
  { crashes, port, failure }: SupervisorState,
  timing: SupervisorTiming,
  remedy?: Remedy,
): Step {
  return {
    state: { phase: 'starting', crashes, port, failure },
    effects: [
      { type: 'launch', port: remedy?.kind === 'other-port' ? anyPort : port, ...(remedy && { remedy }) },
      { type: 'wait', milliseconds: timing.readyWithin },
    ],
  };
}

/** The server is gone without having said why: another attempt after a pause, until there were too many. */
export function crashed(
  { phase, crashes, port }: SupervisorState,
  message: string,
  { now, timing }: { now: number; timing: SupervisorTiming },
): Step {
  const stage = phase === 'starting' ? 'start' : 'run';
  const recent = [...crashes.filter((time) => now - time < timing.crashWindow), now];
  if (recent.length >= timing.crashLimit) {
    const minutes = timing.crashWindow / 60_000;
    const reason = `The server ended ${recent.length} times within ${minutes} minutes. The last time: ${message}`;
    return {
      state: { phase: 'failed', crashes: recent, port, failure: unexpected(reason, stage) },
      effects: [],
    };
  }
  const pause = timing.backOff[Math.min(recent.length, timing.backOff.length) - 1] ?? 0;
  return {
    state: { phase: 'waiting', crashes: recent, port, failure: unexpected(message, stage) },
    effects: [{ type: 'wait', milliseconds: pause }],
  };
}

/** The server said why it cannot run: trying again by ourselves would change nothing. */
export function gaveUp(
  { phase, crashes, port }: SupervisorState,
  { code, message, remedies }: Pick<Failure, 'code' | 'message' | 'remedies'>,
): Step {
  // Asked for again, a port that somebody else has would be refused again; without it, the server looks for another one.
  const kept = code === 'PORT_IN_USE' ? undefined : port;
  const stage = phase === 'starting' ? 'start' : 'run';
  const failure: Failure = { code, message, stage, remedies: [...remedies, ...ownRemedies(code)] };
  return { state: { phase: 'failed', crashes, port: kept, failure }, effects: [] };
}

/** Ways out that are the desktop's own to offer. */
function ownRemedies(code: FatalCode): Remedy[] {
  if (code === 'PORT_IN_USE') return [{ kind: 'other-port' }];
  const isElsewhere = code === 'DATA_FOLDER_UNAVAILABLE' || code === 'DATABASE_FOREIGN';
  return isElsewhere ? [{ kind: 'choose-folder' }] : [];
}

const unexpected = (message: string, stage: Failure['stage']): Failure => ({
  code: 'UNEXPECTED',
  message,
  stage,
  remedies: [],
});

const stepWords = {
  unlocking: 'opening the keychain of the system',
  copying: 'copying its database',
  upgrading: 'upgrading its database',
  checking: 'checking its database',
  salvaging: 'rescuing its database',
} as const satisfies Record<StartStep, string>;

/** Why a server is given up that did not become ready in time. */
export function tooSlow(
  { progress }: Extract<SupervisorState, { phase: 'starting' }>,
  { readyWithin }: SupervisorTiming,
): string {
  if (progress === undefined) return `The server was not ready within ${seconds(readyWithin)}.`;
  return `The server did not come to an end with ${stepWords[progress]}.`;
}

export const seconds = (milliseconds: number) => `${milliseconds / 1000} seconds`;
