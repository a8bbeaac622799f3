import { weather } from '../support/reminder-storm.ts';
import { tellAndKill } from '../support/reminders-killed.ts';
import type { Finding, Proof, ProofContext } from './proof.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Seoul',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Atlantic/Azores',
];

type Plan = {
  zones: readonly string[];
  /** Times ten years in each zone. */
  lives: number;
  /** Kills of the real process. */
  realKills: number;
  /** What was told is forgotten whenever the process ends. */
  forgetful?: boolean;
};

async function live({ zones, lives, realKills, forgetful }: Plan, context: ProofContext): Promise<Finding> {
  const counts = {
    zones: zones.length,
    reminders: 0,
    briefings: 0,
    kills: 0,
    looks: 0,
    'real kills': realKills,
  };
  const faults: string[] = [];
  for (let life = 0; life < lives; life += 1) {
    for (const zone of zones) {
      const storm = await weather(zone, Math.floor(context.random() * 1_000_000), forgetful);
      for (const name of ['reminders', 'briefings', 'kills', 'looks'] as const) counts[name] += storm[name];
      faults.push(...storm.faults);
    }
    if (lives > 1)
      context.say(`${life + 1} of ${lives}: ${counts.reminders} reminders, ${counts.kills} kills`);
  }
  const { expected, heard } = await tellAndKill(realKills);
  if (heard.join() !== expected.join()) faults.push(`killed: ${heard.length} of ${expected.length} heard`);
  return { counts, faults };
}

export const proof: Proof = {
  number: 15,
  name: 'Reminders come once, through kills, sleep and ten years of clock changes in ten zones',
  // A few real kills are in test/process/.
  short: (context) => live({ zones, lives: 1, realKills: 0 }, context),
  long: (context) => live({ zones, lives: 10, realKills: 100 }, context),
  controls: {
    'without memory of what was told': (context) =>
      live({ zones: zones.slice(0, 1), lives: 1, realKills: 0, forgetful: true }, context),
  },
};
