import { type ApiClient, createApiClient } from '../../support/api-client.ts';
import { readChatStream } from '../../support/chat-stream.ts';
import type { FakeAi } from '../../support/fake-ai.ts';
import { handshake } from '../../support/handshake.ts';
import { fetchExport, sendFile } from '../../support/import/exported.ts';
import { pairDevice, showCode } from '../../support/pair-device.ts';
import { sendRaw } from '../../support/raw-http.ts';
import type { TestServer } from '../../support/server.ts';
import { openSocket } from '../../support/socket-client.ts';
import type { Secrets } from './secrets.ts';

/** What was seen of a day: bodies of errors, and answers that describe the server itself. */
export type Day = { errors: string[]; reports: string[] };

/** Uses everything once, rightly and wrongly, and adds to the secrets what the server makes. */
export async function liveADay(server: TestServer, ai: FakeAi, secrets: Secrets): Promise<Day> {
  const day: Day = { errors: [], reports: [] };
  const note = ({ status, text }: { status: number; text: string }) => {
    if (status >= 400) day.errors.push(text);
  };
  const owner = await signIn(server, secrets, note);
  await chooseAi(owner, ai, secrets);
  await talk(owner, ai, secrets, note);
  await keepThings(owner, secrets, note);
  await letOthersIn(server, owner, secrets, note);
  await askWrongly(server, owner, secrets, note);
  await lookAfter(owner, secrets, day, note);
  await leave(server, owner, secrets, note);
  return day;
}

type Note = (answer: { status: number; text: string }) => void;

async function signIn(server: TestServer, secrets: Secrets, note: Note): Promise<ApiClient> {
  note(await server.anonymous.post('/api/auth/login', { pin: secrets['a wrong PIN'] }));
  note(await server.anonymous.post('/api/auth/login', { pin: 12 }));
  const owner = await server.anonymous.signIn(secrets.PIN);
  secrets['access token'] = owner.token ?? '';
  secrets['refresh token'] = owner.refreshToken ?? '';
  note(await server.anonymous.post('/api/auth/refresh', { refresh_token: `${owner.refreshToken}x` }));
  await owner.post('/api/auth/refresh', { refresh_token: owner.refreshToken });
  return owner;
}

async function chooseAi(owner: ApiClient, ai: FakeAi, secrets: Secrets): Promise<void> {
  const values = { AI_PROVIDER: 'openai', AI_BASE_URL: ai.url, AI_API_KEY: secrets['key of the AI'] };
  const { status, text } = await owner.put('/api/dashboard/settings', { values });
  if (status !== 200) throw new Error(`Choosing the AI was answered ${text}`);
  await owner.get('/api/admin/ai');
}

async function talk(owner: ApiClient, ai: FakeAi, secrets: Secrets, note: Note): Promise<void> {
  const begin = async () => (await owner.post<{ id: string }>('/api/chat/conversations')).body.id;
  const [one, other] = [await begin(), await begin()];
  await readChatStream(owner, { conversation_id: other, content: secrets['text of another talk'] });
  await readChatStream(owner, { conversation_id: one, content: secrets['text of a message'] });
  ai.mode = 'wrongKey';
  await readChatStream(owner, { conversation_id: one, content: secrets['text of a message'] });
  ai.mode = 'normal';
  note(
    await owner.post('/api/chat/send', { conversation_id: 'none', content: secrets['text of a message'] }),
  );
  note(await owner.post('/api/chat/send', { conversation_id: one, content: [secrets['text of a message']] }));
}

async function keepThings(owner: ApiClient, secrets: Secrets, note: Note): Promise<void> {
  const key = { 'Idempotency-Key': secrets['idempotency key'] };
  const todo = { title: secrets['title of a todo'] };
  const { body } = await owner.post<{ id: string }>('/api/todos', todo, key);
  note(await owner.post('/api/todos', { title: 'Another' }, key));
  note(await owner.post('/api/todos', { ...todo, due_date: 'soon' }));
  note(await owner.patch('/api/todos/none', todo));
  await owner.post('/api/memos', { content: secrets['text of a memo'] });
  note(await owner.post('/api/memos', { content: { text: secrets['text of a memo'] } }));
  const start_time = new Date(Date.now() + 1_200_000).toISOString();
  const event = { title: 'Event', location: secrets['place of an event'], start_time, reminder_minutes: 60 };
  await owner.post('/api/events', event);
  note(await owner.post('/api/events', { ...event, start_time: 'soon' }));
  await owner.get(`/api/search?q=${encodeURIComponent(secrets['words looked for'])}`);
  note(await owner.get(`/api/search?q=${encodeURIComponent(secrets['words looked for'])}&limit=x`));
  const at = `/api/attachments?todo_id=${body.id}`;
  const content = Buffer.from(secrets['content of a file']);
  const kept = await sendFile(owner, at, secrets['name of a file'], content);
  secrets['token of a file'] = String(kept.body['url']).split('token=')[1] ?? '';
  await owner.get(String(kept.body['url']));
  note(await owner.get(`${kept.body['url']}x`));
  const page = await sendFile(owner, at, `${secrets['name of a file']}.html`, content);
  note({ status: page.status, text: JSON.stringify(page.body) });
}

async function letOthersIn(
  server: TestServer,
  owner: ApiClient,
  secrets: Secrets,
  note: Note,
): Promise<void> {
  const phone = await pairDevice(owner, 'Phone');
  secrets['device token'] = phone.token ?? '';
  const shown = await showCode(owner);
  secrets['pairing code'] = shown.code;
  const claim = { device_name: 'x', device_type: 'x' };
  note(await server.anonymous.post('/api/pairing/claim', { ...claim, code: '000000' }));
  note(await server.anonymous.post('/api/pairing/claim', { code: shown.code }));
  await phone.post('/api/notifications/register-token', {
    token: secrets['push token'],
    platform: 'android',
  });
  const socket = await openSocket(server.url, phone.token ?? '');
  await server.services.scheduler.tick();
  await owner.delete(`/api/pairing/devices/${phone.deviceId}`);
  await socket.closed;
  note({ status: 401, text: (await handshake(server.url, `/ws?token=${phone.token}`)).body });
  note(await phone.get('/api/settings'));
  const feed = await owner.post<{ id: string; url: string }>('/api/dashboard/feeds', { purpose: 'both' });
  const { pathname } = new URL(feed.body.url);
  secrets['address of a feed'] = pathname.split('/').pop()?.replace('.ics', '') ?? '';
  await server.anonymous.fetch(pathname);
  await owner.delete(`/api/dashboard/feeds/${feed.body.id}`);
  note(await server.anonymous.get(pathname));
}

async function askWrongly(
  { url }: TestServer,
  owner: ApiClient,
  secrets: Secrets,
  note: Note,
): Promise<void> {
  const { token } = owner;
  const memo = `{"content": "${secrets['text of a memo']}" and no more}`;
  const head = (lines: string[]) => [...lines, `Authorization: Bearer ${token}`, '', ''].join('\r\n');
  const broken = [
    head([`GET /%E0%A4%A/${token} HTTP/1.1`, 'Host: localhost']),
    head([`GET /api/todos?${token} HTTP/1.1`, 'Host: evil.example']),
    head([`GET /api/nothing/${token} HTTP/1.1`, 'Host: localhost']),
    head([`GET / HTTP/9.9`, 'Host: localhost']),
    `${head(['POST /api/memos HTTP/1.1', 'Host: localhost', `Content-Length: ${memo.length}`])}${memo}`,
  ];
  for (const request of broken) {
    const { status, body } = await sendRaw(url, request);
    note({ status, text: body });
  }
}

async function lookAfter(owner: ApiClient, secrets: Secrets, day: Day, note: Note): Promise<void> {
  const key = secrets['another key of the AI'];
  note(await owner.put('/api/dashboard/settings', { values: { AI_API_KEY: key, MAX_UPLOAD_SIZE_MB: 'x' } }));
  const base_url = `http://owner:${secrets['password in an address']}@127.0.0.1:9`;
  await owner.put('/api/dashboard/settings', { values: { AI_BASE_URL: `${base_url}/v1` } });
  note(await owner.post('/api/dashboard/ai/test', { provider: 'openai', base_url, api_key: key }));
  await owner.post('/api/dashboard/backups');
  await fetchExport(owner);
  const reports = ['status', 'home', 'ai', 'reach', 'log', 'report', 'connections', 'backups'];
  for (const name of reports) day.reports.push((await owner.get(`/api/dashboard/${name}`)).text);
  for (const name of ['overview', 'ai', 'sessions', 'config', 'data'])
    day.reports.push((await owner.get(`/api/admin/${name}`)).text);
  for (const path of ['/api/health', '/api/capabilities']) day.reports.push((await owner.get(path)).text);
}

async function leave(server: TestServer, owner: ApiClient, secrets: Secrets, note: Note): Promise<void> {
  const change = { new_pin: secrets['another PIN'], current_pin: secrets['a wrong PIN'] };
  note(await owner.post('/api/dashboard/pin', change));
  note(await owner.post('/api/dashboard/pin', { ...change, new_pin: '123456', current_pin: secrets.PIN }));
  const changed = await owner.post('/api/dashboard/pin', { ...change, current_pin: secrets.PIN });
  if (changed.status !== 200) throw new Error(`Changing the PIN was answered ${changed.text}`);
  note(await owner.get('/api/settings'));
  const again = await createApiClient(server.url).signIn(secrets['another PIN']);
  await again.post('/api/auth/logout');
}
