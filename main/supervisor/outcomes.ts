import type { Failure, Step, SupervisorState, SupervisorTiming } from './state.ts';

/** A new server process, with the failure before it kept until it is ready. */
export function launch({ crashes, port, failure }: SupervisorState, timing: SupervisorTiming): Step {
  return {
    state: { phase: 'starting', crashes, port, failure },
    effects: [
      { type: 'launch', port },
      { type: 'wait', milliseconds: timing.readyWithin },
    ],
  };
}

/** The server is gone without having said why: another attempt after a pause, until there were too many. */
export function crashed(
  { crashes, port }: SupervisorState,
  message: string,
  { now, timing }: { now: number; timing: SupervisorTiming },
): Step {
  const recent = [...crashes.filter((time) => now - time < timing.crashWindow), now];
  if (recent.length >= timing.crashLimit) {
    const minutes = timing.crashWindow / 60_000;
    const reason = `The server ended ${recent.length} times within ${minutes} minutes. The last time: ${message}`;
    return { state: { phase: 'failed', crashes: recent, port, failure: unexpected(reason) }, effects: [] };
  }
  const pause = timing.backOff[Math.min(recent.length, timing.backOff.length) - 1] ?? 0;
  return {
    state: { phase: 'waiting', crashes: recent, port, failure: unexpected(message) },
    effects: [{ type: 'wait', milliseconds: pause }],
  };
}

/** The server said why it cannot run: trying again by ourselves would change nothing. */
export function gaveUp({ crashes, port }: SupervisorState, { code, message }: Failure): Step {
  // Asked for again, a port that somebody else has would be refused again; without it, the server looks for another one.
  const kept = code === 'PORT_IN_USE' ? undefined : port;
  return { state: { phase: 'failed', crashes, port: kept, failure: { code, message } }, effects: [] };
}

const unexpected = (message: string): Failure => ({ code: 'UNEXPECTED', message });
