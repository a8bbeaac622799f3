import type { ApiClient } from '../api-client.ts';

type Made = { id: string };

async function make(client: ApiClient, path: string, body: unknown): Promise<string> {
  const { status, body: made } = await client.post<Made>(path, body);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(made)}`);
  return made.id;
}

/** A bit of everything that can be made over HTTP, awkward names and texts included. */
export async function fillAccount(client: ApiClient): Promise<void> {
  const conversation = await make(client, '/api/chat/conversations', { title: 'Trip: "Rome" / 2026?' });
  const text = 'Plan it\n\n---\n"quoted" \\ back, 회의실';
  await client.post('/api/chat/send', { conversation_id: conversation, content: text });
  const parent = await make(client, '/api/todos', {
    title: 'Pack; bags, all',
    description: 'a\\b\nc',
    priority: 'urgent',
    due_date: '2026-03-28T09:00:00+01:00',
    tags: ['home', 'a,b'],
    recurrence_rule: 'FREQ=WEEKLY',
  });
  const child = await make(client, '/api/todos', { title: 'Socks', parent_id: parent, depends_on: [parent] });
  await client.patch(`/api/todos/${child}`, { status: 'completed' });
  await make(client, '/api/task-relationships', {
    source_todo_id: parent,
    target_todo_id: child,
    relationship_type: 'blocks',
  });
  const series = await make(client, '/api/events', {
    title: 'Stand-up',
    start_time: '2026-03-23T09:00:00+01:00',
    end_time: '2026-03-23T09:15:00+01:00',
    recurrence_rule: 'FREQ=DAILY;COUNT=10',
    reminder_minutes: 10,
    location: 'Room; 1',
  });
  await client.delete(`/api/events/${series}/occurrences/2026-03-25?mode=this_only`);
  await make(client, '/api/events', { title: 'Holiday', start_time: '2026-04-03', is_all_day: true });
  const memo = await make(client, '/api/memos', { title: '../../CON', content: '# Text\n\n', tags: ['x'] });
  await make(client, '/api/memos', { title: '../../con', content: 'Same name' });
  for (const name of ['Notes.txt', 'notes.TXT']) {
    const form = new FormData();
    form.append('file', new Blob([`content of ${name}`]), name);
    const response = await client.fetch(`/api/attachments?memo_id=${memo}`, { method: 'POST', body: form });
    if (response.status !== 201) throw new Error(`The upload answered ${response.status}`);
    await response.text();
  }
  await client.put('/api/settings', { theme: 'dark', fontSize: 18, systemPrompt: 'Be brief' });
}
