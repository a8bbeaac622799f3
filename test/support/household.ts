import assert from 'node:assert/strict';
import type { ApiClient } from './api-client.ts';

/** Ids of what a household keeps, by short names. */
export type Household = Record<
  'floor' | 'tiles' | 'measure' | 'bins' | 'dentist' | 'standup' | 'wifi',
  string
>;

/** Items with everything that can hang on them: children, links, dependencies, tags, files, series and exceptions. */
export async function furnish(phone: ApiClient): Promise<Household> {
  const make = async (path: string, body: object) => {
    const { status, body: made, text } = await phone.post<{ id: string }>(path, body);
    assert.equal(status, 201, text);
    return made.id;
  };
  const attach = async (query: string, name: string) => {
    const form = new FormData();
    form.append('file', new Blob([`content of ${name}`]), name);
    const response = await phone.fetch(`/api/attachments?${query}`, { method: 'POST', body: form });
    assert.equal(response.status, 201);
  };
  const floor = await make('/api/todos', {
    title: 'Renew the kitchen floor',
    description: 'Tiles, grout "and" more\nsecond line 바닥 🧱',
    tags: ['home', 'großes'],
    priority: 'high',
    estimated_minutes: 240,
    source: 'web',
    source_id: 'x-1',
  });
  const tiles = await make('/api/todos', { title: 'Choose the tiles', parent_id: floor, sort_order: 2 });
  const measure = await make('/api/todos', {
    title: 'Measure the room',
    parent_id: floor,
    depends_on: [tiles, floor],
  });
  const link = { source_todo_id: floor, target_todo_id: measure, relationship_type: 'blocks' };
  await make('/api/task-relationships', link);
  await make('/api/task-relationships', { ...link, source_todo_id: tiles, target_todo_id: floor });
  await attach(`todo_id=${floor}`, 'plan.txt');
  await attach(`todo_id=${floor}`, 'bill.txt');
  const bins = await make('/api/todos', {
    title: 'Bring the bins out',
    due_date: '2026-03-04T07:00:00',
    recurrence_rule: 'FREQ=WEEKLY;BYDAY=WE',
    tags: ['weekly'],
  });
  const dentist = await make('/api/events', {
    title: 'Dentist Dr. Weiß',
    description: 'bring the card',
    start_time: '2026-03-06T15:00:00',
    end_time: '2026-03-06T15:45:00',
    location: 'Hauptstraße 5',
    reminder_minutes: 30,
    tags: ['health'],
  });
  const standup = await make('/api/events', {
    title: 'Morning stand-up',
    start_time: '2026-03-02T09:15:00',
    recurrence_rule: 'FREQ=DAILY;COUNT=20',
  });
  await phone.delete(`/api/events/${standup}/occurrences/2026-03-05?mode=this_only`);
  const wifi = await make('/api/memos', {
    title: 'Wifi password',
    content: 'secret 와이파이',
    tags: ['home'],
  });
  await attach(`memo_id=${wifi}`, 'router.txt');
  return { floor, tiles, measure, bins, dentist, standup, wifi };
}
