import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type SeparateServer, startSeparateServer } from '../../support/separate-server.ts';
import type { Finding } from '../proof.ts';

const megabyte = 1_048_576;
const tenGigabytes = 10_240 * megabyte;
const allowedGrowth = 50 * megabyte;

type Options = { stubborn: boolean; largestMegabytes?: number };
type Body = { path: string; type: string; head: string; declared: boolean; bytes: number };
type Excess = Omit<Body, 'bytes'> & { name: string; wanted: number[] };

const part =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n';
const upload = { path: '/api/attachments', type: 'multipart/form-data; boundary=x', head: part };
const json = { path: '/api/todos', type: 'application/json', head: '{"title":"' };

/** The clients' contract answers a file that turns out too large with 400. */
const bodies: readonly Excess[] = [
  { name: 'a file that says its size', ...upload, declared: true, wanted: [413] },
  { name: 'a file that does not', ...upload, declared: false, wanted: [400, 413] },
  { name: 'a file that never begins', ...upload, head: 'x', declared: false, wanted: [413] },
  { name: 'JSON that says its size', ...json, declared: true, wanted: [413] },
  { name: 'JSON that does not', ...json, declared: false, wanted: [413] },
];

const end = Buffer.from('\r\n');

type Sent = { status: number; bytes: number };

/**
 * Sends ten gigabytes as fast as they are taken, until there is an answer, or, being stubborn, until the connection is
 * cut.
 */
function send(
  url: string,
  token: string,
  body: Body,
  { stubborn, most }: { stubborn: boolean; most: number },
): Promise<Sent> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const filling = Buffer.alloc(megabyte, 'a');
  const frame = (bytes: Buffer | string) =>
    body.declared
      ? bytes
      : Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), end]);
  const chunk = frame(filling);
  return new Promise((resolve) => {
    const sent: Sent = { status: 0, bytes: 0 };
    const pump = () => {
      while (socket.writable && sent.bytes + megabyte <= Math.min(body.bytes, most)) {
        sent.bytes += filling.length;
        if (!socket.write(chunk)) return;
      }
      if (sent.bytes >= most) socket.destroy();
    };
    socket.on('data', (answer) => {
      sent.status ||= Number(answer.toString('latin1').split(' ')[1]);
      if (!stubborn) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('drain', pump).once('close', () => resolve(sent));
    const size = body.declared ? `Content-Length: ${body.bytes}` : 'Transfer-Encoding: chunked';
    const headers = [
      `Host: ${hostname}`,
      `Authorization: Bearer ${token}`,
      `Content-Type: ${body.type}`,
      size,
    ];
    socket.write(`POST ${body.path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    socket.write(frame(body.head));
    pump();
  });
}

/** The most memory held until something is over, bytes. */
async function mostHeld(server: SeparateServer, work: Promise<unknown>): Promise<number> {
  const end = work.then(() => true);
  let most = 0;
  for (let isOver = false; !isOver; ) {
    isOver = await Promise.race([end, delay(200, false)]);
    most = Math.max(most, (await server.held()).rss);
  }
  return most;
}

/** How much is sent where it is allowed, before it is given up. */
const patience = 200 * megabyte;

/** Each way to send too much, and what it cost. */
export async function sendTooMuch({ stubborn, largestMegabytes = 50 }: Options): Promise<Finding> {
  await using server = await startSeparateServer({ leftover: stubborn ? 5000 : 500 }, { largestMegabytes });
  const { token = '' } = await server.signIn();
  const isAllowed = largestMegabytes > 50;
  const wanted = isAllowed ? bodies.slice(1, 2) : bodies;
  const most = isAllowed ? patience : tenGigabytes - megabyte;
  // The first time loads what uploads need and lets buffers grow.
  if (!isAllowed)
    await send(
      server.url,
      token,
      { ...upload, declared: false, bytes: tenGigabytes },
      { stubborn: false, most },
    );
  const before = await server.held();
  const faults: string[] = [];
  let bytes = 0;
  let memory = before.rss;
  for (const body of wanted) {
    const sending = send(server.url, token, { ...body, bytes: tenGigabytes }, { stubborn, most });
    memory = Math.max(memory, await mostHeld(server, sending));
    const sent = await sending;
    bytes += sent.bytes;
    if (!body.wanted.includes(sent.status)) faults.push(`${body.name}: answered ${sent.status}`);
    if (sent.bytes >= most) faults.push(`${body.name}: all of it was taken`);
  }
  const growth = memory - before.rss;
  if (growth > allowedGrowth) faults.push(`${Math.round(growth / megabyte)} MB more memory`);
  const left = readdirSync(server.uploads, { recursive: true }).filter((name) => name !== '.incoming');
  faults.push(...left.map((name) => `left: ${name}`));
  const counts = { 'sent too much': wanted.length, 'MB sent': Math.round(bytes / megabyte) };
  return { counts: { ...counts, 'MB more memory': Math.round(growth / megabyte) }, faults };
}
