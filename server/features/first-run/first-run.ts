import { join } from 'node:path';
import { readJsonFile, writePrivateJson } from '../../config/private-file.ts';
import { computerName } from '../../network/house-names.ts';
import type { Services } from '../../services.ts';
import { countRows } from '../admin/admin.ts';
import type { FirstRun } from './first-run.schema.ts';

type Needs = Pick<Services, 'config' | 'work' | 'pairing' | 'clock' | 'timeZone'>;

/** Beside the database and not in it: a restored database must not bring the first run back. */
const markOf = (dataDir: string) => join(dataDir, 'first-run.json');

export async function readFirstRun({ config, work, pairing, timeZone }: Needs): Promise<FirstRun> {
  const { dataDir, values } = config.current();
  return {
    is_open: readJsonFile(markOf(dataDir)) === undefined && (await isUnused({ work, pairing })),
    name: values.SERVER_NAME ?? computerName(),
    time_zone: timeZone(),
  };
}

async function isUnused({ work, pairing }: Pick<Needs, 'work' | 'pairing'>): Promise<boolean> {
  const counts = await work.read(({ db }) => countRows(db));
  if (Object.values(counts).some((count) => count > 0)) return false;
  const { devices } = await pairing.list();
  return devices.length === 0;
}

/** From now on the dashboard begins with its first page. */
export function endFirstRun({ config, clock }: Pick<Needs, 'config' | 'clock'>): void {
  writePrivateJson(markOf(config.current().dataDir), { done_at: clock.now().toISOString() });
}
