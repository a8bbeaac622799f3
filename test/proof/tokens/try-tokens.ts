import type { Finding } from '../proof.ts';
import { places, type Targets, type Way, type WayIn, waysIn } from './ways-in.ts';

export type Trial = { name: string; token: string; place: keyof typeof places };

/** A refusal; a calendar address that is none is simply not there, and a device is no owner. */
const isRefusal = (way: string, status: number, place: string) =>
  status === 401 ||
  (way === 'feed' && (status === 404 || status === 422)) ||
  (['refresh', 'signed download'].includes(way) && status === 422) ||
  (way === 'dashboard' && place === 'device' && status === 403);

type Verdict = 'accepted' | 'refused' | 'wrongly accepted' | 'wrongly refused' | 'answered otherwise';

function judge(way: Way, status: number, place: Trial['place']): Verdict {
  const belongs = (places[place] as Way[]).includes(way);
  if (status < 300) return belongs ? 'accepted' : 'wrongly accepted';
  if (belongs) return 'wrongly refused';
  return isRefusal(way, status, place) ? 'refused' : 'answered otherwise';
}

const ways = Object.entries(waysIn) as [Way, WayIn][];

/** Tries each token everywhere: it has to be taken where it belongs, and refused wherever it does not. */
export async function tryTokens(url: string, targets: Targets, trials: readonly Trial[]): Promise<Finding> {
  const verdicts: Record<Verdict, number> = {
    ...{ accepted: 0, refused: 0 },
    ...{ 'wrongly accepted': 0, 'wrongly refused': 0, 'answered otherwise': 0 },
  };
  const faults: string[] = [];
  for (const { name, token, place } of trials) {
    const statuses = await Promise.all(ways.map(([, use]) => use(url, token, targets)));
    for (const [index, [way]] of ways.entries()) {
      const status = statuses[index] ?? 0;
      const verdict = judge(way, status, place);
      verdicts[verdict] += 1;
      if (verdict !== 'accepted' && verdict !== 'refused') faults.push(`${name}, ${way}: ${status}`);
    }
  }
  return { counts: { tokens: trials.length, ways: ways.length, ...verdicts }, faults };
}
