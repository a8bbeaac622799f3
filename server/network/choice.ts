import type { Candidate } from '../lib/addresses.ts';
import type { NetworkMemory } from './network-memory.ts';

type Place = Pick<Candidate, 'interface' | 'network' | 'kind'>;

/**
 * Names the networks a computer is in, so that what was chosen at home holds at home. Virtual adapters come and go
 * without anybody moving, so they count only where there is nothing else.
 */
export function networkKey(places: readonly Place[]): string {
  const real = places.filter(({ kind }) => kind !== 'virtual');
  const networks = (real.length > 0 ? real : places).map(({ network }) => network);
  return [...new Set(networks)].sort().join(' ');
}

/** The same addresses with the one the owner chose in these networks first. */
export function chosenFirst<T extends Place>(
  addresses: readonly T[],
  picks: ReturnType<NetworkMemory['get']>['picks'],
  key: string,
): T[] {
  const pick = picks[key];
  const chosen = addresses.find(
    (each) => each.interface === pick?.interface && each.network === pick.network,
  );
  return chosen ? [chosen, ...addresses.filter((each) => each !== chosen)] : [...addresses];
}
