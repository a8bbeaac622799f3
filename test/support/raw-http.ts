import { connect, type Socket } from 'node:net';

export type RawAnswer = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  json: Record<string, unknown> | undefined;
  /** Everything that came, in case it was more than one answer. */
  raw: string;
};

export type RawConnection = {
  socket: Socket;
  write(data: string | Uint8Array): void;
  /** Everything received so far. */
  received(): string;
  /** Resolves when the server has closed the connection. */
  closed: Promise<void>;
  /** Resolves when what was received fits, or rejects when the connection closes before. */
  until(fits: (received: string) => boolean): Promise<string>;
};

/**
 * A bare connection, for requests that no HTTP library would send. A stubborn one does not close its end when the server
 * closes the other.
 */
export function openRaw(url: string, { stubborn = false } = {}): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let text = '';
  const looks = new Set<() => void>();
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    for (const look of looks) look();
  });
  socket.on('error', () => socket.destroy());
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.once('end', () => stubborn || socket.end()).once('close', () => resolve());
  const until = (fits: (received: string) => boolean) =>
    new Promise<string>((found, reject) => {
      const look = () => {
        if (!fits(text)) return;
        looks.delete(look);
        found(text);
      };
      looks.add(look);
      void closed.then(() => reject(new Error(`The connection closed after: ${text}`)));
      look();
    });
  return { socket, write: (data) => void socket.write(data), received: () => text, closed, until };
}

/** Sends bytes and reads what comes until the server closes, or until one whole answer is there. */
export async function sendRaw(url: string, ...data: (string | Uint8Array)[]): Promise<RawAnswer> {
  const connection = openRaw(url);
  for (const part of data) connection.write(part);
  await Promise.race([connection.until(isWhole).catch(() => undefined), connection.closed]);
  const answer = parseAnswer(connection.received());
  connection.socket.destroy();
  return answer;
}

const isWhole = (text: string) => {
  const { headers, body } = parseAnswer(text);
  return Buffer.byteLength(body) >= Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
};

export function parseAnswer(raw: string): RawAnswer {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const body = rest.join('\r\n\r\n');
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return {
    status: Number(first.split(' ')[1]),
    headers,
    body,
    raw,
    json: isJson ? tryJson(body) : undefined,
  };
}

function tryJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Not all of it is there yet.
    return undefined;
  }
}
