import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { AppState } from '../../main/bridge-contract.ts';
import { createApiClient } from '../support/api-client.ts';
import type { LaunchOptions } from './driver/driver.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import { untilPhase, withDataFolder, withRealApp } from './with-app.ts';

const args = ['--port=0', '--host=127.0.0.1'];
const thisComputer = { state: 'available', key: 'of this computer' } as const;
const newSystem = { state: 'available', key: 'of the system after it was installed anew' } as const;
const key = 'sk-very-secret-key-of-the-ai';

const secretsIn = (dataFolder: string) => readFile(join(dataFolder, 'secrets.json'), 'utf8');

const dashboard = ({ serverUrl, token }: AppState) => createApiClient(serverUrl ?? '', token);

/** What the dashboard says about keys. */
async function warningsOf(state: AppState): Promise<string> {
  const { body } = await dashboard(state).get<{ warnings: string[] }>('/api/dashboard/status');
  return body.warnings.filter((warning) => /key/.test(warning)).join('\n');
}

/** Whether the server has a key for the AI. */
async function hasKey(state: AppState): Promise<boolean | undefined> {
  type Settings = { settings: { name: string; is_set: boolean }[] };
  const { body } = await dashboard(state).get<Settings>('/api/dashboard/settings');
  return body.settings.find(({ name }) => name === 'AI_API_KEY')?.is_set;
}

async function saveKey(state: AppState): Promise<void> {
  const { status, text } = await dashboard(state).put('/api/dashboard/settings', {
    values: { AI_API_KEY: key },
  });
  assert.equal(status, 200, text);
}

for (const driver of drivers) {
  describe(`keys and the keychain of the system (${driver.name})`, () => {
    const run = (options: Omit<LaunchOptions, 'args'>, check: (state: AppState) => Promise<void>) =>
      withRealApp(driver, { ...options, args }, async (app) =>
        check(await untilPhase(await app.page(), 'ready')),
      );

    test('sealed keys stay over a restart, and are made anew and told where another system cannot open them', () =>
      withDataFolder(async (dataFolder) => {
        let phone = '';
        await run({ dataFolder, keychain: thisComputer }, async (state) => {
          const before = await secretsIn(dataFolder);
          assert.deepEqual(Object.keys(JSON.parse(before)).sort(), ['pin_hash', 'sealed']);
          phone = (await createApiClient(state.serverUrl ?? '').signIn(state.firstPin ?? '')).token ?? '';
          await saveKey(state);
          await untilTrue('the key is sealed', async () => (await secretsIn(dataFolder)) !== before);
          assert.doesNotMatch(await secretsIn(dataFolder), /sk-very-secret|jwt_secret/);
          assert.equal(await warningsOf(state), '');
        });
        await run({ dataFolder, keychain: thisComputer }, async (state) => {
          assert.equal(await hasKey(state), true);
          const again = createApiClient(state.serverUrl ?? '', phone);
          assert.equal(
            (await again.get('/api/chat/conversations')).status,
            200,
            'the phone is still signed in',
          );
        });
        await run({ dataFolder, keychain: newSystem }, async (state) => {
          assert.equal(await hasKey(state), false);
          assert.match(
            await warningsOf(state),
            /Phones have to sign in again\. The key of the AI has to be entered/,
          );
          const again = createApiClient(state.serverUrl ?? '', phone);
          assert.equal((await again.get('/api/chat/conversations')).status, 401);
        });
      }));

    test('without a keychain the keys are in a file for the owner alone, and the dashboard says so', () =>
      withDataFolder(async (dataFolder) => {
        await run({ dataFolder, keychain: { ...thisComputer, state: 'unavailable' } }, async (state) => {
          await saveKey(state);
          assert.match(await secretsIn(dataFolder), /sk-very-secret/);
          assert.match(await warningsOf(state), /keychain of this system does not answer.*secrets\.json/);
        });
      }));

    if (process.platform === 'linux')
      test('the password that everyone knows is no keychain; what was in plain is sealed when there is one', () =>
        withDataFolder(async (dataFolder) => {
          let phone = '';
          await run({ dataFolder, keychain: { ...thisComputer, state: 'basic_text' } }, async (state) => {
            await saveKey(state);
            assert.match(await warningsOf(state), /no keyring/);
            phone = (await createApiClient(state.serverUrl ?? '').signIn(state.firstPin ?? '')).token ?? '';
          });
          const plain = JSON.parse(await secretsIn(dataFolder));
          assert.equal(plain.ai_api_key, key);
          await run({ dataFolder, keychain: thisComputer }, async (state) => {
            assert.deepEqual(Object.keys(JSON.parse(await secretsIn(dataFolder))).sort(), [
              'pin_hash',
              'sealed',
            ]);
            assert.equal(await hasKey(state), true);
            const again = createApiClient(state.serverUrl ?? '', phone);
            assert.equal((await again.get('/api/chat/conversations')).status, 200);
          });
        }));
  });
}
