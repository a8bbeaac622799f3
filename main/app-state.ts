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

/** What holds whatever the server does. */
export type Surroundings = Pick<AppState, 'dataFolder' | 'preferences' | 'update'> & { logPath: string };

export type AppStateSource = Surroundings &
  Pick<AppState, 'opened' | 'asked'> & {
    supervisor: SupervisorState;
    /** The PIN of the very first start, while it is still to be shown. */
    firstPin: string | undefined;
  };

/** What window and tray show. A new attempt after a failure is still `restarting`, with what happened. */
export function describeApp(source: AppStateSource): AppState {
  const { supervisor, firstPin, logPath, dataFolder, preferences, update, opened, asked } = source;
  const { failure } = supervisor;
  const again = supervisor.phase === 'starting' && failure !== undefined;
  return {
    phase: again ? 'restarting' : phases[supervisor.phase],
    addresses: [],
    connectedPhones: 0,
    openReminders: 0,
    busy: false,
    dataFolder,
    preferences,
    update,
    ...(firstPin !== undefined && { firstPin }),
    ...(opened && { opened }),
    ...(asked && { asked }),
    ...(failure && { failure: { ...failure, remedies: [...failure.remedies], logPath } }),
    ...describePhase(supervisor),
  };
}

function describePhase(supervisor: SupervisorState): Partial<AppState> {
  if (supervisor.phase === 'ready') return describeServer(supervisor);
  const isSlow = supervisor.phase === 'starting' && supervisor.progress !== undefined;
  return isSlow ? { progress: supervisor.progress } : {};
}

function describeServer(supervisor: Extract<SupervisorState, { phase: 'ready' }>): Partial<AppState> {
  const { server, connectedPhones, openReminders, busy } = supervisor;
  const { url, dashboardToken, addresses, lan, startedAt } = server;
  const activity = { connectedPhones, openReminders, busy };
  return { serverUrl: url, token: dashboardToken, addresses, lan, startedAt, ...activity };
}
