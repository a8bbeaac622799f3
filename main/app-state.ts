import type { AppState } from './bridge-contract.ts';
import type { SupervisorState } from './supervisor/state.ts';

const phases = {
  stopped: 'stopped',
  starting: 'starting',
  ready: 'ready',
  waiting: 'restarting',
  stopping: 'stopped',
  failed: 'failed',
} as const satisfies Record<SupervisorState['phase'], AppState['phase']>;

export type AppStateSource = {
  supervisor: SupervisorState;
  /** The PIN of the very first start, while it is still to be shown. */
  firstPin: string | undefined;
  logPath: string;
  opened: AppState['opened'];
};

/** What window and tray show. A new attempt after a failure is still `restarting`, with what happened. */
export function describeApp({ supervisor, firstPin, logPath, opened }: AppStateSource): AppState {
  const { failure } = supervisor;
  const again = supervisor.phase === 'starting' && failure !== undefined;
  return {
    phase: again ? 'restarting' : phases[supervisor.phase],
    addresses: [],
    connectedSockets: 0,
    ...(firstPin !== undefined && { firstPin }),
    ...(opened && { opened }),
    ...(failure && { failure: { ...failure, logPath } }),
    ...(supervisor.phase === 'ready' && describeServer(supervisor)),
  };
}

function describeServer({ server, connectedSockets }: Extract<SupervisorState, { phase: 'ready' }>) {
  const { url, dashboardToken, addresses, lan, startedAt } = server;
  return { serverUrl: url, token: dashboardToken, addresses, lan, startedAt, connectedSockets };
}
