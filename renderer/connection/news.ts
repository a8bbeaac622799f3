import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnection } from './connection.ts';

const reconnectMs = 5000;

/** What to ask for again when the server says that something changed. */
const affected: Readonly<Record<string, readonly string[]>> = {
  devices_changed: ['devices'],
  network_changed: ['status'],
};

function typeOf(frame: unknown): string {
  try {
    const parsed: unknown = JSON.parse(String(frame));
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed ? String(parsed.type) : '';
  } catch {
    // Not a frame of ours.
    return '';
  }
}

/**
 * Hears at once what would otherwise be seen at the next poll. Without the socket the page is only slower.
 *
 * @param isReady the first answer is there, so an ended token has been renewed
 */
export function useServerNews(isReady: boolean): void {
  const { origin, session } = useConnection();
  const client = useQueryClient();
  useEffect(() => {
    if (!isReady) return;
    let socket: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      const token = session.tokens()?.access ?? '';
      socket = new WebSocket(
        `${origin.replace(/^http/, 'ws')}/ws?token=${encodeURIComponent(token)}&dashboard`,
      );
      socket.onmessage = ({ data }) => {
        for (const key of affected[typeOf(data)] ?? []) void client.invalidateQueries({ queryKey: [key] });
      };
      socket.onclose = () => {
        timer = setTimeout(connect, reconnectMs);
      };
    };
    connect();
    return () => {
      clearTimeout(timer);
      if (socket) socket.onclose = null;
      socket?.close();
    };
  }, [isReady, origin, session, client]);
}
