import { createTokens } from '../../server/features/auth/tokens.ts';
import type { Guards } from '../../server/guards.ts';
import { createApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { keepFile, makeFeed } from '../support/open-download.ts';
import { pairDevice, phoneAddress } from '../support/pair-device.ts';
import { openHouse, tryRevocation } from '../support/revocation.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Finding, Proof, ProofContext } from './proof.ts';
import { claimsOf, forgeries, tampered } from './tokens/forgeries.ts';
import { type Trial, tryTokens } from './tokens/try-tokens.ts';
import type { Targets } from './tokens/ways-in.ts';

const secret = 'a-key-that-the-proof-knows-too-0123456789';

type Plan = {
  /** Tokens with one character changed. */
  tampered: number;
  /** Times that everybody is cut off who is in the middle of something. */
  cuts: number;
  guards?: Partial<Guards>;
  /** Sessions that ended are alive again in the store. */
  undead?: boolean;
};

async function tryEverything(plan: Plan, { random }: ProofContext): Promise<Finding> {
  const clock = controlledClock();
  await using server = await startTestServer({
    clock,
    ...(plan.guards && { guards: plan.guards }),
    ownPin: true,
    settings: { ...phoneAddress, JWT_SECRET: secret },
  });
  const { trials, targets } = await collect(server, () => clock.advance(hours(25)));
  const good = trials[0]?.token ?? '';
  for (let index = 0; index < plan.tampered; index += 1)
    trials.push({ name: 'one character changed', token: tampered(good, random), place: 'nowhere' });
  if (plan.undead)
    await server.services.work.write(({ db }) =>
      db.updateTable('sessions').set({ ended_at: null }).execute(),
    );
  const found = await tryTokens(server.url, targets, trials);
  const cut = plan.cuts > 0 ? await cutOff(plan.cuts, plan.guards) : { counts: {}, faults: [] };
  return { counts: { ...found.counts, ...cut.counts }, faults: [...found.faults, ...cut.faults] };
}

/** Good tokens of each kind, first an access token; forged ones; and those of sessions that are over. */
async function collect(server: TestServer, nextDay: () => void) {
  const early = await server.signIn();
  const file = await keepFile(early, 1000);
  const signedBy = async (token: string | undefined) => {
    const list = await createApiClient(server.url, token).get<{ url: string }[]>('/api/attachments');
    return list.body.find(({ url }) => url.startsWith(file))?.url.split('token=')[1] ?? '';
  };
  const expired: Trial[] = [
    { name: 'expired', token: early.token ?? '', place: 'nowhere' },
    { name: 'expired address of a file', token: await signedBy(early.token), place: 'nowhere' },
    { name: 'a refresh token of the old PIN', token: early.refreshToken ?? '', place: 'nowhere' },
  ];
  nextDay();

  const window = createApiClient(server.url, await server.services.auth.beginDesktopSession());
  const [leaving, ofOldPin] = [await server.signIn(), await server.signIn()];
  const [lost, kept] = [await pairDevice(window), await pairDevice(window)];
  const over: Trial[] = [];
  for (const [name, client] of Object.entries({
    'signed out': leaving,
    'PIN changed': ofOldPin,
    revoked: lost,
  })) {
    over.push({ name, token: client.token ?? '', place: 'nowhere' });
    over.push({ name: `${name}, file`, token: await signedBy(client.token), place: 'nowhere' });
    const { refreshToken } = client;
    if (refreshToken) over.push({ name: `${name}, refresh`, token: refreshToken, place: 'nowhere' });
  }
  const feeds = { kept: await makeFeed(window), revoked: await makeFeed(window) };
  const keyOf = ({ path }: { path: string }) => path.split('/').pop()?.replace('.ics', '') ?? '';
  await leaving.post('/api/auth/logout');
  await window.delete(`/api/pairing/devices/${lost.deviceId}`);
  await window.delete(`/api/dashboard/feeds/${feeds.revoked.id}`);
  await window.post('/api/dashboard/pin', { new_pin: '947264' });
  over.push({ name: 'revoked feed', token: keyOf(feeds.revoked), place: 'nowhere' });
  over.push({ name: 'a feed in capitals', token: keyOf(feeds.kept).toUpperCase(), place: 'nowhere' });

  const owner = await createApiClient(server.url).signIn('947264');
  const good = owner.token ?? '';
  const forged = await forgeries({ good, secret });
  const otherFile = await keepFile(owner, 1000);
  const list = await owner.get<{ url: string }[]>('/api/attachments');
  const ofOtherFile = list.body.find(({ url }) => url.startsWith(otherFile))?.url.split('token=')[1] ?? '';
  const { body } = await owner.post<{ id: string }>('/api/chat/conversations');
  const targets: Targets = { file, conversation: body.id, deviceId: kept.deviceId };
  const trials: Trial[] = [
    { name: 'good', token: good, place: 'access' },
    { name: 'good refresh token', token: owner.refreshToken ?? '', place: 'refresh' },
    { name: 'good device', token: kept.token ?? '', place: 'device' },
    { name: 'good address of the file', token: await signedBy(good), place: 'download' },
    { name: 'address of another file', token: ofOtherFile, place: 'nowhere' },
    { name: 'good feed', token: keyOf(feeds.kept), place: 'feed' },
    { name: 'the session itself', token: String(claimsOf(good)['sid']), place: 'nowhere' },
    ...Object.entries(forged).map(([name, token]): Trial => ({ name, token, place: 'nowhere' })),
    ...expired,
    ...over,
  ];
  return { trials, targets };
}

const shutOut = {
  ...{ request: '401', stream: 'cut, 401', socket: '4001, 401' },
  ...{ download: 'cut, 401', signed: 'cut, 401', feed: 'whole, 200' },
};

/** Whoever is in the middle of everything when the session ends is cut off within a second. */
async function cutOff(times: number, guards: Partial<Guards> | undefined): Promise<Finding> {
  await using house = await openHouse(guards && { guards });
  const faults: string[] = [];
  const cut = async (name: string, revocation: Parameters<typeof tryRevocation>[1]) => {
    const { out } = await tryRevocation(house, revocation);
    if (JSON.stringify(out) !== JSON.stringify(shutOut)) faults.push(`${name}: ${JSON.stringify(out)}`);
  };
  const ways = [
    async () => {
      const out = await house.signIn();
      await cut('signed out', { out, stays: await house.pair(), revoke: () => out.post('/api/auth/logout') });
    },
    async () => {
      const out = await house.pair();
      const revoke = () => house.window.delete(`/api/pairing/devices/${out.deviceId}`);
      await cut('revoked', { out, stays: await house.pair(), revoke });
    },
    async () => {
      const out = await house.signIn();
      await cut('another PIN', { out, stays: await house.pair(), revoke: house.changePin });
    },
  ];
  for (let time = 0; time < times; time += 1) await ways[time % ways.length]?.();
  return { counts: { 'cut off in the middle': times }, faults };
}

export const proof: Proof = {
  number: 7,
  name: 'No token is taken that is forged, over or in the wrong place, and who is shut out is cut off within a second',
  // Cutting off has a table of its own in test/contract/revocation-matrix.test.ts.
  short: (context) => tryEverything({ tampered: 40, cuts: 0 }, context),
  long: (context) => tryEverything({ tampered: 5000, cuts: 60 }, context),
  controls: {
    'without the check of signatures': (context) =>
      tryEverything(
        {
          ...{ tampered: 0, cuts: 0 },
          guards: {
            createTokens: (key, clock) => ({
              ...createTokens(key, clock),
              verify: async (token) => claimsOf(token) as never,
            }),
          },
        },
        context,
      ),
    'with sessions that never end in the store': (context) =>
      tryEverything({ tampered: 0, cuts: 0, undead: true }, context),
    'when the end of a session is told to nobody': (context) =>
      tryEverything(
        {
          ...{ tampered: 0, cuts: 1 },
          guards: { createSessionEnds: () => ({ watch: () => () => undefined, announce: () => undefined }) },
        },
        context,
      ),
  },
};
