import { createPairingCodes } from '../../server/features/pairing/pairing-codes.ts';
import type { Guards } from '../../server/guards.ts';
import type { ApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { postFrom } from '../support/from-address.ts';
import { pairDevice, phoneAddress, showCode } from '../support/pair-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';
import type { Finding, Proof } from './proof.ts';

const addresses = 200;
const allowedPerDay = 50;
const addressOf = (index: number) => `127.1.0.${(index % addresses) + 1}`;

type Plan = { days: number; triesPerDay: number; rounds: number; guards?: Partial<Guards> };

async function attack({ days, triesPerDay, rounds, guards = {} }: Plan, random: () => number) {
  const clock = controlledClock();
  await using server = await startTestServer({ clock, guards, settings: phoneAddress });
  const owner = await server.signIn();
  const phone = await pairDevice(owner);
  const nextDay = () => clock.advance(hours(24));
  const guessing = await guessPins(server, phone, { days, triesPerDay, random }, nextDay);
  const pairing = await raceForCodes(server, rounds, nextDay);
  return {
    counts: { ...guessing.counts, ...pairing.counts },
    faults: [...guessing.faults, ...pairing.faults],
  };
}

async function guessPins(
  { url }: TestServer,
  phone: ApiClient,
  { days, triesPerDay, random }: { days: number; triesPerDay: number; random: () => number },
  nextDay: () => void,
): Promise<Finding> {
  const socket = await openSocket(url, phone.token ?? '');
  const faults: string[] = [];
  const counts = { addresses, days, tries: 0, compared: 0, refused: 0, 'requests of a phone': 0 };
  const guess = async (index: number) => {
    const pin = String(Math.floor(random() * 1_000_000)).padStart(6, '0');
    const { status, retryAfter } = await postFrom(addressOf(index), url, '/api/auth/login', { pin });
    counts.tries += 1;
    if (status === 429 && Number(retryAfter) > 0) counts.refused += 1;
    else if (status === 429) faults.push('a refusal that does not say for how long');
    else counts.compared += 1;
  };
  const askByPhone = async () => {
    const { status } = await phone.get('/api/today');
    counts['requests of a phone'] += 1;
    if (status !== 200) faults.push(`a signed-in phone was answered ${status}`);
  };
  for (let day = 0; day < days; day += 1) {
    const before = counts.compared;
    for (let index = 0; index < triesPerDay; index += addresses) {
      const wave = Array.from({ length: addresses }, (_, offset) => guess(index + offset));
      await Promise.all([...wave, askByPhone(), askByPhone()]);
    }
    const compared = counts.compared - before;
    if (compared > allowedPerDay) faults.push(`${compared} PINs compared on day ${day + 1}`);
    nextDay();
  }
  socket.socket.send('{"type":"ping"}');
  await socket.waitForType('pong');
  await socket.close();
  return { counts, faults };
}

/**
 * Each code is claimed by fifty at once, from one address or from fifty, and again by one who comes later. Every round
 * has a day of its own: the losers have spent the budget of theirs.
 */
async function raceForCodes(server: TestServer, rounds: number, nextDay: () => void): Promise<Finding> {
  const faults: string[] = [];
  const claim = (code: string, address: string) =>
    postFrom(address, server.url, '/api/pairing/claim', {
      code,
      device_name: address,
      device_type: 'android',
    });
  let devices = 0;
  for (let round = 0; round < rounds; round += 1) {
    nextDay();
    const { code } = await showCode(await server.signIn());
    const from = (index: number) => (round % 2 === 0 ? `127.2.${round}.${index + 1}` : `127.3.${round}.1`);
    const racing = await Promise.all(Array.from({ length: 50 }, (_, index) => claim(code, from(index))));
    const late = await claim(code, `127.4.${round}.1`);
    const won = [...racing, late].filter(({ status }) => status === 200).length;
    devices += won;
    if (won !== 1) faults.push(`round ${round + 1}: ${won} devices by one code`);
  }
  return { counts: { 'codes raced for': rounds, claims: rounds * 51, devices }, faults };
}

const unlimited = { failures: Number.POSITIVE_INFINITY, milliseconds: 1 };

/** Codes that stay good after they were used. */
const lastingCodes = () => {
  const codes = createPairingCodes();
  const makers = new Map<string, string>();
  return {
    open(maker: string, now: number) {
      const code = codes.open(maker, now);
      makers.set(code, maker);
      return code;
    },
    use: (code: string) => makers.get(code),
  };
};

const oneDay = { days: 1, triesPerDay: 1000 };

export const proof: Proof = {
  number: 5,
  name: 'PIN and codes cannot be guessed, and guessing locks nobody out who is signed in',
  short: ({ random }) => attack({ ...oneDay, rounds: 4 }, random),
  long: ({ random }) => attack({ days: 10, triesPerDay: 1000, rounds: 60 }, random),
  controls: {
    'without the budget of guesses': ({ random }) =>
      attack(
        { ...oneDay, rounds: 0, guards: { guessLimits: { perAddress: unlimited, whole: unlimited } } },
        random,
      ),
    'with codes that can be used again': ({ random }) =>
      attack({ days: 0, triesPerDay: 0, rounds: 2, guards: { pairingCodes: lastingCodes() } }, random),
  },
};
