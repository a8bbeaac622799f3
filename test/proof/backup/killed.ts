import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { verifyBackup } from '../../../server/db/backup/verify.ts';
import { migrations } from '../../../server/db/migrations/index.ts';
import { type ApiClient, createApiClient } from '../../support/api-client.ts';
import { keepQuickPin, testPin } from '../../support/quick-pin.ts';
import { spawnServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Finding, ProofContext } from '../proof.ts';

const backups = '/api/dashboard/backups';
const attachments = 4;
const attachmentBytes = 6_000_000;
const longestWait = 200;

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const isDraft = (name: string) => name.includes('.part');

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await setTimeout(5);
}

async function attach(client: ApiClient): Promise<void> {
  const { body } = await client.post<{ id: string }>('/api/todos', { title: 'With files' });
  for (let index = 0; index < attachments; index += 1) {
    const form = new FormData();
    form.append('file', new Blob([Buffer.alloc(attachmentBytes, `${index}`)]), 'a.txt');
    const path = `/api/attachments?todo_id=${body.id}`;
    const { status } = await client.fetch(path, { method: 'POST', body: form });
    if (status !== 201) throw new Error(`An attachment was answered ${status}`);
  }
}

/** Kills the process while it makes a backup: what has the name of one is one, and the next start clears the rest. */
export async function killBackups({ kills }: { kills: number }, { random }: ProofContext): Promise<Finding> {
  using folder = temporaryFolder();
  const dataDir = folder.at('data');
  keepQuickPin(dataDir);
  const inBackups = () => filesOf(join(dataDir, 'backups'));
  const counts = { 'kills during a backup': kills, 'in the middle': 0, 'backups afterwards': 0 };
  const faults: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const server = spawnServer(folder.path);
    try {
      const client = await createApiClient(await server.ready()).signIn(testPin);
      const left = inBackups().filter(isDraft);
      if (left.length > 0) faults.push(`left behind by kill ${kill}: ${left.join(', ')}`);
      if (kill === 0) await attach(client);
      const making = client.post(backups).catch(() => undefined);
      // How soon a file appears depends on what else the computer does.
      await Promise.race([making, until(() => inBackups().some(isDraft))]);
      await setTimeout(random() * longestWait);
      server.child.kill('SIGKILL');
      await making;
    } finally {
      server.child.kill('SIGKILL');
      await server.ended;
    }
    if (inBackups().some(isDraft)) counts['in the middle'] += 1;
    for (const name of inBackups().filter((candidate) => candidate.endsWith('.db'))) {
      await verifyBackup(join(dataDir, 'backups', name), migrations).catch((error: unknown) =>
        faults.push(`${name} has the name of a backup: ${error}`),
      );
    }
  }
  counts['backups afterwards'] = inBackups().filter((name) => name.endsWith('.db')).length;
  if (counts['in the middle'] === 0) faults.push('no kill came in the middle');
  return { counts, faults };
}
