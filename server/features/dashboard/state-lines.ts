import type { AiStatus } from '../../ai/status.ts';
import type { HomeLines, LineState, MendCode } from './home.schema.ts';

type Finding<K extends keyof HomeLines> = Omit<HomeLines[K], 'figures'>;
type Figures<K extends keyof HomeLines> = HomeLines[K]['figures'];

export type ServingFacts = {
  lan: { on: boolean };
  isLocalOnly: boolean;
  isOnTrial: boolean;
  figures: Figures<'serving'>;
};

/** How the server can be reached. That it answers at all is told by the answer itself. */
export function judgeServing({ lan, isLocalOnly, isOnTrial, figures }: ServingFacts): HomeLines['serving'] {
  const finding = (): Finding<'serving'> => {
    if (isOnTrial) return { state: 'attention', code: 'NETWORK_ON_TRIAL', mend: 'CONFIRM_NETWORK' };
    if (figures.addresses > 0 && figures.usual_port !== undefined)
      return { state: 'attention', code: 'PORT_MOVED' };
    if (figures.addresses > 0) return { state: 'good', code: 'SERVING' };
    if (isLocalOnly) return { state: 'attention', code: 'LOCAL_ONLY' };
    if (!lan.on) return { state: 'attention', code: 'LAN_OFF', mend: 'TURN_LAN_ON' };
    return { state: 'bad', code: 'NO_NETWORK', mend: 'CHECK_REACH' };
  };
  return { ...finding(), figures };
}

export function judgePhones(figures: Figures<'phones'>): HomeLines['phones'] {
  if (figures.connected > 0) return { state: 'good', code: 'CONNECTED', figures };
  if (figures.paired > 0) return { state: 'good', code: 'PAIRED', figures };
  return { state: 'attention', code: 'NONE_PAIRED', mend: 'PAIR_PHONE', figures };
}

type Trouble = { state: LineState; code: HomeLines['ai']['code']; mend: MendCode };
const trouble: Partial<Record<NonNullable<AiStatus['error']>['code'], Trouble>> = {
  UNREACHABLE: { state: 'bad', code: 'UNREACHABLE', mend: 'CONNECT_AI' },
  WRONG_KEY: { state: 'bad', code: 'WRONG_KEY', mend: 'ENTER_KEY' },
  MODEL_MISSING: { state: 'bad', code: 'MODEL_MISSING', mend: 'CHOOSE_MODEL' },
  OUT_OF_MEMORY: { state: 'bad', code: 'OUT_OF_MEMORY', mend: 'CHOOSE_MODEL' },
};

export type AiFacts = Pick<Figures<'ai'>, 'provider' | 'model'> & {
  status: AiStatus;
  /** The owner chose this provider; it is not the one everybody begins with. */
  isChosen: boolean;
};

export function judgeAi({ provider, model, status, isChosen }: AiFacts): HomeLines['ai'] {
  const figures = {
    ...{ provider, model },
    checked_at: status.checkedAt?.toISOString(),
    error: status.error?.message,
  };
  if (provider === 'builtin') return { state: 'good', code: 'BUILT_IN', figures };
  if (status.checkedAt === undefined) return { state: 'good', code: 'CHECKING', figures };
  if (status.connected) return { state: 'good', code: 'CONNECTED', figures };
  const found = status.error && trouble[status.error.code];
  if (!found) return { state: 'attention', code: 'TROUBLE', mend: 'CONNECT_AI', figures };
  // Nobody has connected an AI yet: something to do, nothing broken.
  const state = isChosen ? found.state : 'attention';
  const mend = provider === 'ollama' && found.code === 'MODEL_MISSING' ? 'PULL_MODEL' : found.mend;
  return { ...found, state, mend, figures };
}

const mebibyte = 1_048_576;

/** A backup and a day of writing need more than the first; below the second SQLite may fail at any moment. */
const lowBytes = 2048 * mebibyte;
const fullBytes = 256 * mebibyte;

export function judgeDisk(disk: { free: number; total: number } | undefined): HomeLines['disk'] {
  if (!disk) return { state: 'good', code: 'UNKNOWN', figures: {} };
  const figures = { free_bytes: disk.free, total_bytes: disk.total };
  if (disk.free < fullBytes) return { state: 'bad', code: 'FULL', mend: 'FREE_DISK', figures };
  if (disk.free < lowBytes) return { state: 'attention', code: 'LOW', mend: 'FREE_DISK', figures };
  return { state: 'good', code: 'ROOMY', figures };
}

export type ReminderFacts = { isOn: boolean; canBeHeard: boolean; figures: Figures<'reminders'> };

export function judgeReminders({ isOn, canBeHeard, figures }: ReminderFacts): HomeLines['reminders'] {
  if (!isOn) return { state: 'attention', code: 'OFF', mend: 'TURN_REMINDERS_ON', figures };
  if (!canBeHeard) return { state: 'attention', code: 'NOBODY_HEARS', mend: 'PAIR_PHONE', figures };
  return { state: 'good', code: 'ON', figures };
}
