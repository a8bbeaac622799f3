import type { Logger } from 'pino';
import { networkSettings } from '../../config/forms.ts';
import type { LiveConfig } from '../../config/live-config.ts';
import type { SettingName } from '../../config/table.ts';
import { settingText } from '../../config/text.ts';
import type { Config } from '../../config.ts';
import type { Caller } from '../../http/access.ts';
import type { Door, PlaceOnTrial } from '../../http/door.ts';
import { conflict, notFound, type Problem, unprocessable } from '../../http/errors.ts';
import { ownOrigin } from '../../lib/addresses.ts';
import type { Clock } from '../../lib/clock.ts';
import { StartError } from '../../lib/start-error.ts';
import type { News } from '../../live/news.ts';
import type { Network } from '../../network/network.ts';
import type { NetworkTrialState } from './network-trial.schema.ts';
import { forgetTrial, rememberTrial } from './trial-memory.ts';

export { takeBackUnconfirmed } from './trial-memory.ts';

export type NetworkTrialNeeds = {
  config: LiveConfig;
  door: Door;
  network: Pick<Network, 'look' | 'addresses'>;
  news: News;
  clock: Clock;
  logger: Logger;
  /** Time to confirm, ms. */
  milliseconds: number;
};

/** Changes of the network that take themselves back unless the owner confirms in time that he can still come in. */
export type NetworkTrial = {
  state(): NetworkTrialState;
  isOn(): boolean;
  /** @throws {HttpError} 409 while one is on trial, or when it cannot be had; 422 for wrong values */
  begin(changes: Readonly<Record<string, string | null>>): Promise<NetworkTrialState>;
  /** @throws {HttpError} 404 when nothing is on trial, 409 when asked at the old address */
  confirm(caller: Caller, localPort: number | undefined): Promise<NetworkTrialState>;
  takeBack(): Promise<NetworkTrialState>;
  /** The change stays on trial; the next start takes it back. */
  stop(): void;
};

type Values = Record<string, string | null>;
type Running = {
  before: Values;
  changes: Values;
  place: PlaceOnTrial | undefined;
  endsAt: number;
  timer: NodeJS.Timeout;
};

export function createNetworkTrial(needs: NetworkTrialNeeds): NetworkTrial {
  const { config, door, network, news, clock, logger } = needs;
  let running: Running | undefined;
  let isBusy = false;

  const over = async () => {
    if (running) clearTimeout(running.timer);
    running = undefined;
    config.putInForce(placeSettings);
    forgetTrial(config.current().dataDir);
    await network.look();
    news.changed('network_trial', 'settings', 'home');
  };

  const goBack = async (trial: Running) => {
    config.save(trial.before);
    await trial.place?.takeBack();
    await over();
  };

  const takeBackInTime = async () => {
    if (!running) return;
    logger.warn(
      { settings: Object.keys(running.changes) },
      'a network change was not confirmed, so it is taken back',
    );
    await goBack(running).catch((error: unknown) =>
      logger.error({ err: error }, 'the network change could not be taken back; a restart does it'),
    );
  };

  const alone = async <T>(task: () => Promise<T>): Promise<T> => {
    if (isBusy) throw conflict('The network is being changed. Try again in a moment.');
    isBusy = true;
    try {
      return await task();
    } finally {
      isBusy = false;
    }
  };

  const state = (): NetworkTrialState => {
    if (!running) return {};
    const { before, changes, place, endsAt } = running;
    const left = endsAt - clock.monotonic();
    return {
      trial: {
        ends_at: new Date(clock.now().getTime() + left).toISOString(),
        seconds_left: Math.max(0, Math.ceil(left / 1000)),
        changes: Object.keys(changes).map((name) => ({
          name,
          before: before[name] ?? undefined,
          after: changes[name] ?? undefined,
        })),
        addresses: [...network.addresses().map(({ url }) => url), ownOrigin(door.bound())],
        confirm_there: place !== undefined,
      },
    };
  };

  const start = async (changes: Values): Promise<NetworkTrialState> => {
    if (running) throw conflict('Another network change waits to be confirmed, or to take itself back.');
    refuseOthers(changes);
    const { dataDir } = config.current();
    const before = savedBefore(config.current(), Object.keys(changes) as SettingName[]);
    rememberTrial(dataDir, before);
    let place: PlaceOnTrial | undefined;
    try {
      config.save(changes);
      place = await moveDoor(config, door, changes);
    } catch (error) {
      // Nothing was saved, or it is saved again as it was.
      if (!isDeepEqual(savedBefore(config.current(), Object.keys(before) as SettingName[]), before))
        config.save(before);
      forgetTrial(dataDir);
      throw error instanceof StartError ? conflict(error.message) : error;
    }
    config.putInForce(placeSettings);
    const timer = setTimeout(() => void takeBackInTime(), needs.milliseconds);
    timer.unref();
    running = { before, changes, place, endsAt: clock.monotonic() + needs.milliseconds, timer };
    await network.look();
    news.changed('network_trial', 'settings', 'home');
    return state();
  };

  return {
    state,
    isOn: () => running !== undefined,
    begin: (changes) => alone(() => start({ ...changes })),
    confirm: (caller, localPort) =>
      alone(async () => {
        if (!running) throw notFound('Network change');
        const isThere = caller.kind === 'desktop' || localPort === door.bound().port;
        if (running.place && !isThere)
          throw conflict('Open the page at its new address and confirm there: that proves that it works.');
        await running.place?.keep();
        await over();
        return state();
      }),
    takeBack: () =>
      alone(async () => {
        if (running) await goBack(running);
        return state();
      }),
    stop: () => clearTimeout(running?.timer),
  };
}

/** They take effect at once, since the door moves. */
const placeSettings: readonly SettingName[] = ['HOST', 'PORT'];

const isDeepEqual = (one: Values, other: Values) => JSON.stringify(one) === JSON.stringify(other);

function refuseOthers(changes: Values): void {
  const others = Object.keys(changes).filter((name) => !(networkSettings as string[]).includes(name));
  const problems = others.map(
    (name): Problem => ({
      loc: ['body', 'values', name],
      msg: `only these are changed on trial: ${networkSettings.join(', ')}`,
      type: 'value_error',
    }),
  );
  if (problems.length > 0) throw unprocessable(problems);
}

/** What the dashboard had saved, null where it had nothing. */
function savedBefore(config: Config, names: readonly SettingName[]): Values {
  return Object.fromEntries(
    names.map((name) => [
      name,
      config.sources[name] === 'saved' ? (settingText(config, name) ?? null) : null,
    ]),
  );
}

async function moveDoor(config: LiveConfig, door: Door, changes: Values): Promise<PlaceOnTrial | undefined> {
  if (!('HOST' in changes) && !('PORT' in changes)) return undefined;
  const { HOST, PORT } = config.current().values;
  return door.tryPlace({ host: HOST, port: 'PORT' in changes ? PORT : door.bound().port });
}
