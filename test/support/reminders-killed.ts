import { createApiClient } from './api-client.ts';
import { testPin } from './quick-pin.ts';
import { spawnServer } from './server-process.ts';
import { openSocket } from './socket-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * Kills the real process as often as given, each time when it has just told a reminder, and says which todos were to
 * be told and which were heard, in order.
 */
export async function tellAndKill(rounds: number): Promise<{ expected: string[]; heard: string[] }> {
  using folder = temporaryFolder();
  const expected: string[] = [];
  const heard: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { child, ready, ended } = spawnServer(folder.path, { PIN: testPin, QUIET_HOURS: 'off' });
    try {
      const phone = await createApiClient(await ready()).signIn(testPin);
      const due_date = new Date(Date.now() + 30 * 60_000).toISOString();
      const { body } = await phone.post<{ id: string }>('/api/todos', { title: `Round ${round}`, due_date });
      expected.push(body.id);
      // Whoever connects makes the scheduler look at once.
      const socket = await openSocket(phone.url, phone.token ?? '');
      await socket.waitFor(({ data }) => data?.['item_id'] === body.id);
      child.kill('SIGKILL');
      await ended;
      const reminders = socket.frames.filter(({ type }) => type === 'reminder');
      heard.push(...reminders.map(({ data }) => String(data?.['item_id'])));
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  }
  return { expected, heard };
}
