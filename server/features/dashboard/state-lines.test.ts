import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BackupFacts, judgeBackup } from './judge-backup.ts';
import { judgeAi, judgeDisk, judgePhones, judgeReminders, judgeServing } from './state-lines.ts';

const now = new Date('2026-03-02T09:00:00Z');
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const say = ({ state, code, mend }: { state: string; code: string; mend?: string | undefined }) =>
  [state, code, mend].filter((part) => part !== undefined).join(' ');

const serving = (change: {
  on?: boolean;
  local?: boolean;
  trial?: boolean;
  addresses?: number;
  usual?: number;
}) =>
  say(
    judgeServing({
      lan: { on: change.on ?? true },
      isLocalOnly: change.local ?? false,
      isOnTrial: change.trial ?? false,
      figures: {
        port: 8000,
        addresses: change.addresses ?? 1,
        since: now.toISOString(),
        usual_port: change.usual,
      },
    }),
  );

test('serving: green where phones can come, and what is in between where they cannot', () => {
  assert.equal(serving({}), 'good SERVING');
  assert.equal(serving({ usual: 8000 }), 'attention PORT_MOVED');
  assert.equal(serving({ addresses: 0 }), 'bad NO_NETWORK CHECK_REACH');
  assert.equal(serving({ addresses: 0, on: false }), 'attention LAN_OFF TURN_LAN_ON');
  assert.equal(serving({ addresses: 0, local: true }), 'attention LOCAL_ONLY');
  assert.equal(serving({ trial: true }), 'attention NETWORK_ON_TRIAL CONFIRM_NETWORK');
});

test('phones: green once one is paired', () => {
  assert.equal(say(judgePhones({ paired: 0, connected: 0 })), 'attention NONE_PAIRED PAIR_PHONE');
  assert.equal(say(judgePhones({ paired: 2, connected: 0 })), 'good PAIRED');
  assert.equal(say(judgePhones({ paired: 2, connected: 1 })), 'good CONNECTED');
});

test('AI: what was never connected is something to do, what was and fails is broken', () => {
  const ai = (code: 'UNREACHABLE' | 'WRONG_KEY' | 'MODEL_MISSING' | 'BUSY' | undefined, isChosen = true) =>
    say(
      judgeAi({
        provider: 'ollama',
        model: 'llama3.2',
        isChosen,
        status: {
          connected: code === undefined,
          checkedAt: now,
          ...(code && { error: { code, message: 'A sentence.' } }),
        },
      }),
    );
  assert.equal(ai(undefined), 'good CONNECTED');
  assert.equal(ai('UNREACHABLE'), 'bad UNREACHABLE CONNECT_AI');
  assert.equal(ai('UNREACHABLE', false), 'attention UNREACHABLE CONNECT_AI');
  assert.equal(ai('WRONG_KEY'), 'bad WRONG_KEY ENTER_KEY');
  assert.equal(ai('MODEL_MISSING'), 'bad MODEL_MISSING PULL_MODEL');
  assert.equal(ai('BUSY'), 'attention TROUBLE CONNECT_AI');
  const status = { connected: false };
  const rest = { model: '', isChosen: true, status };
  assert.equal(say(judgeAi({ provider: 'builtin', ...rest })), 'good BUILT_IN');
  assert.equal(say(judgeAi({ provider: 'openai', ...rest })), 'good CHECKING');
});

test('backup: green only as long as the owner could go back to yesterday', () => {
  const day = 24 * 3_600_000;
  const none: BackupFacts = {
    now,
    count: 0,
    latest: undefined,
    period: undefined,
    nextAt: undefined,
    failure: undefined,
    proof: undefined,
  };
  const backup = (change: Partial<BackupFacts>) => say(judgeBackup({ ...none, ...change }));
  const made = (hours: number) => ({ count: 1, latest: { at: before(hours), bytes: 1000 } });
  assert.equal(backup({}), 'attention NEVER BACK_UP_NOW');
  assert.equal(backup({ period: day, nextAt: before(-3) }), 'good FIRST_IS_DUE');
  assert.equal(backup(made(100)), 'good BACKED_UP');
  assert.equal(backup(made(200)), 'attention OLD SCHEDULE_BACKUPS');
  assert.equal(backup({ ...made(40), period: day }), 'good BACKED_UP');
  assert.equal(backup({ ...made(60), period: day }), 'attention OLD BACK_UP_NOW');
  const failure = { at: before(5), message: 'The disk is full.' };
  assert.equal(backup({ ...made(30), failure }), 'bad FAILED BACK_UP_NOW');
  assert.equal(backup({ ...made(2), failure }), 'good BACKED_UP', 'a later one mends it');
  const proof = { at: before(1), ok: false, message: 'The backup is damaged.' };
  assert.equal(backup({ ...made(2), proof }), 'bad NOT_RESTORABLE BACK_UP_NOW');
  assert.equal(backup({ ...made(0), proof }), 'good BACKED_UP', 'another one was made since');
  const { figures } = judgeBackup({ ...none, ...made(2), proof: { at: before(1), ok: true } });
  assert.deepEqual([figures.proven_at, figures.latest_bytes], [before(1).toISOString(), 1000]);
});

test('disk and reminders', () => {
  const gibibyte = 1024 ** 3;
  const disk = (free: number) => say(judgeDisk({ free, total: 100 * gibibyte }));
  assert.deepEqual(
    [disk(50 * gibibyte), disk(gibibyte), disk(1000)],
    ['good ROOMY', 'attention LOW FREE_DISK', 'bad FULL FREE_DISK'],
  );
  assert.equal(say(judgeDisk(undefined)), 'good UNKNOWN');
  const figures = { waiting: 0, is_heard: false, quiet_hours: 'off' };
  const reminders = (isOn: boolean, canBeHeard: boolean) =>
    say(judgeReminders({ isOn, canBeHeard, figures }));
  assert.equal(reminders(true, true), 'good ON');
  assert.equal(reminders(false, true), 'attention OFF TURN_REMINDERS_ON');
  assert.equal(reminders(true, false), 'attention NOBODY_HEARS PAIR_PHONE');
});
