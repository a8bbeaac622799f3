import { createApiClient } from '../support/api-client.ts';
import { keepQuickPin, testPin } from '../support/quick-pin.ts';
import { spawnServer } from '../support/server-process.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkWriters, createWriter } from '../support/writer.ts';
import { lateCommits } from './01-kill.ts';
import { damageInManyWays } from './damage.ts';
import { addFindings, type Finding, type Proof, type ProofContext } from './proof.ts';

const megabytes = 24;
const roomAtMost = 400_000;
/** Enough for every point to run out of its room: what is written is small, and the log is written over from its start. */
const writesAtMost = 8000;

/**
 * Lets the disk run full at so many points of the same work. Every refusal has to be a 507 with words, reading goes on,
 * writing is back as soon as there is room, and whatever was acknowledged is there.
 */
async function fillUp(points: number, preload: string | undefined, context: ProofContext): Promise<Finding> {
  using folder = temporaryFolder();
  const dataDir = folder.at('data');
  using disk = mountSmallDisk(dataDir, megabytes);
  if (!disk) return { counts: { 'full disks': 'not tried: nobody may mount a small disk here' }, faults: [] };
  keepQuickPin(dataDir);
  const server = spawnServer(folder.path, {}, [], preload ? ['--import', preload] : []);
  try {
    return await runFull({ url: await server.ready(), dataDir, disk, points }, context);
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
  }
}

type Full = { url: string; dataDir: string; disk: SmallDisk; points: number };

async function runFull(full: Full, context: ProofContext): Promise<Finding> {
  const web = await createApiClient(full.url).signIn(testPin);
  const writer = createWriter('disk');
  const counts = { 'full disks': full.points, refusals: 0 };
  const faults: string[] = [];
  for (let point = 1; point <= full.points; point += 1) {
    full.disk.fill(context.random() * roomAtMost);
    const refusal = await writer.writeUntilRefused(web, context.random, writesAtMost);
    if (refusal?.status === 507 && /full/i.test(refusal.text)) counts.refusals += 1;
    else faults.push(`point ${point}: ${refusal ? `${refusal.status} ${refusal.text}` : 'never full'}`);
    const reading = await web.get('/api/todos?limit=10');
    if (reading.status !== 200) faults.push(`point ${point}: reading was answered ${reading.status}`);
    full.disk.makeRoom();
    const { status } = await web.post('/api/memos', { content: 'There is room again' });
    if (status !== 201) faults.push(`point ${point}: with room again, writing was answered ${status}`);
    faults.push(...checkWriters(full.dataDir, [writer]).map((fault) => `point ${point}: ${fault}`));
  }
  return { counts: { ...counts, 'writes acknowledged': writer.acknowledged() }, faults };
}

export const proof: Proof = {
  number: 2,
  name: 'a full, missing, read-only or damaged disk loses nothing and is never taken for a fresh start',
  async short(context) {
    return addFindings(await fillUp(10, undefined, context), await damageInManyWays(40, context));
  },
  async long(context) {
    return addFindings(await fillUp(50, undefined, context), await damageInManyWays(400, context));
  },
  controls: {
    'with answers sent before the commit': (context) => fillUp(3, lateCommits, context),
    'without looking for what was there before': (context) =>
      damageInManyWays(20, context, { forgetDatabase: true }),
  },
};
