import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { withFakeAi } from '../../test/support/fake-ai-harness.ts';
import { createProvider } from './create-provider.ts';
import { AiError, type AiProvider } from './provider.ts';
import { createAiStatus } from './status.ts';

type Line = { level: string; fields: unknown };

const builtin = createProvider({ provider: 'builtin', baseUrl: '', apiKey: '', model: '' });

function providerThat(check: AiProvider['check']): AiProvider {
  return { ...builtin, check };
}

/** A status whose provider can be exchanged and whose clock moves when told. */
function setUp(t: TestContext, provider: AiProvider, times: { intervalMs?: number; limitMs?: number } = {}) {
  const lines: Line[] = [];
  const write = (level: string) => (fields: unknown) => void lines.push({ level, fields });
  const state = { provider, now: new Date('2026-01-05T08:00:00Z'), lines };
  const status = createAiStatus({
    provider: () => state.provider,
    clock: { now: () => state.now, monotonic: () => 0 },
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
    ...times,
  });
  // The status holds no process open, and a test of it must not end before it.
  const alive = setInterval(() => undefined, 1000);
  t.after(async () => {
    clearInterval(alive);
    await status.stop();
  });
  return { ...state, status, state };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

const hang = () => Promise.withResolvers<void>().promise;

describe('the status of the AI', () => {
  it('is not connected before the first check', (t) => {
    const { status } = setUp(t, builtin);
    assert.deepEqual(status.current(), { connected: false });
  });

  it('follows the server as it breaks and comes back', async (t) => {
    await withFakeAi('ollama', {}, async (ai, provider) => {
      const { status, now } = setUp(t, provider);
      assert.deepEqual(await status.check(), { connected: true, checkedAt: now });
      ai.mode = 'modelMissing';
      await status.check();
      assert.equal(status.current().connected, false);
      assert.equal(status.current().error?.code, 'MODEL_MISSING');
      assert.match(status.current().error?.message ?? '', /ollama pull llama3.2/);
      ai.mode = 'normal';
      await status.check();
      assert.deepEqual(status.current(), { connected: true, checkedAt: now });
    });
  });

  it('carries the time of the check', async (t) => {
    const { status, state } = setUp(t, builtin);
    await status.check();
    state.now = new Date('2026-01-05T09:00:00Z');
    assert.equal(status.current().checkedAt?.toISOString(), '2026-01-05T08:00:00.000Z');
    await status.check();
    assert.equal(status.current().checkedAt?.toISOString(), '2026-01-05T09:00:00.000Z');
  });

  it('is renewed in the background, also after failures, until stopped', async (t) => {
    let checks = 0;
    const failing = providerThat(async () => {
      checks += 1;
      throw new AiError('BUSY', 'Busy.');
    });
    const { status } = setUp(t, failing, { intervalMs: 5 });
    status.start();
    status.start();
    await until(() => checks >= 3);
    await status.stop();
    const after = checks;
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(checks, after);
  });

  it('does not grow old while the server hangs', async (t) => {
    await withFakeAi('ollama', {}, async (ai, provider) => {
      const { status } = setUp(t, provider, { limitMs: 100 });
      ai.mode = 'hang';
      const { connected, error } = await status.check();
      assert.equal(connected, false);
      assert.equal(error?.code, 'TIMEOUT');
    });
  });

  it('does not wait for a provider that ignores its signal', async (t) => {
    let given: AbortSignal | undefined;
    const deaf = providerThat((signal) => {
      given = signal;
      return hang();
    });
    const { status } = setUp(t, deaf, { limitMs: 20 });
    assert.equal((await status.check()).error?.code, 'TIMEOUT');
    assert.ok(given?.aborted);
  });

  it('asks once for all who want to know at the same time', async (t) => {
    const answer = Promise.withResolvers<void>();
    let asked = 0;
    const counting = providerThat(() => {
      asked += 1;
      return answer.promise;
    });
    const { status } = setUp(t, counting);
    const checks = [status.check(), status.check(), status.check()];
    answer.resolve();
    assert.ok((await Promise.all(checks)).every(({ connected }) => connected));
    assert.equal(asked, 1);
  });

  it('never shows the finding about a provider that has been replaced', async (t) => {
    const { status, state } = setUp(t, providerThat(hang));
    const early = status.check();
    state.provider = providerThat(async () => {
      throw new AiError('WRONG_KEY', 'Enter a valid key.');
    });
    const late = await status.check();
    assert.equal(late.error?.code, 'WRONG_KEY');
    assert.deepEqual(await early, late);
    assert.deepEqual(status.current(), late);
  });

  it('stops in the middle of a check and leaves the last finding alone', async (t) => {
    const { status, state, lines } = setUp(t, builtin);
    await status.check();
    state.provider = providerThat(hang);
    const pending = status.check();
    await status.stop();
    assert.equal((await pending).connected, true);
    assert.equal(status.current().connected, true);
    assert.equal(lines.length, 1);
  });

  it('logs changes only, and with codes only', async (t) => {
    let failure: AiError | undefined;
    const changing = providerThat(async () => {
      if (failure) throw failure;
    });
    const { status, lines } = setUp(t, changing);
    const findings = [
      undefined,
      undefined,
      new AiError('BUSY', 'Busy.'),
      new AiError('BUSY', 'Busy.'),
      undefined,
    ];
    for (const finding of findings) {
      failure = finding;
      await status.check();
    }
    assert.deepEqual(lines, [
      { level: 'info', fields: { connected: true, code: undefined } },
      { level: 'warn', fields: { connected: false, code: 'BUSY' } },
      { level: 'info', fields: { connected: true, code: undefined } },
    ]);
  });

  it('survives a provider that fails in a way it must not, and logs it', async (t) => {
    const broken = providerThat(() => {
      throw new TypeError('A mistake.');
    });
    const { status, lines } = setUp(t, broken);
    assert.match((await status.check()).error?.message ?? '', /could not be checked/);
    assert.equal(lines[0]?.level, 'error');
  });
});
