import { once } from 'node:events';
import { WebSocket } from 'ws';

export type ReceivedFrame = { type: string; data?: Record<string, unknown> };

export type SocketClient = {
  socket: WebSocket;
  /** Every frame so far, heartbeats left out. */
  frames: ReceivedFrame[];
  /** The first frame that fits, past or future. @throws {Error} after 5 s */
  waitFor(matches: (frame: ReceivedFrame) => boolean): Promise<ReceivedFrame>;
  waitForType(type: string): Promise<ReceivedFrame>;
  /** Code and reason, once closed. */
  closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
};

/** Opens `/ws`. @throws {Error} when the handshake is refused; the message has the status */
export async function openSocket(url: string, token: string): Promise<SocketClient> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws?token=${token}`);
  const frames: ReceivedFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ReceivedFrame;
    if (frame.type === 'heartbeat') return;
    frames.push(frame);
    for (const wake of waiting) wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');
  socket.on('error', (error) => frames.push({ type: 'client_error', data: { message: error.message } }));

  const waitFor = (matches: (frame: ReceivedFrame) => boolean) =>
    new Promise<ReceivedFrame>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`No such frame; got ${JSON.stringify(frames.map(({ type }) => type))}`));
      }, 20_000);
      const look = () => {
        const found = frames.find(matches);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  return {
    socket,
    frames,
    waitFor,
    waitForType: (type) => waitFor((frame) => frame.type === type),
    closed,
    close: async () => {
      socket.close();
      await closed;
    },
  };
}
