import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnection } from './connection.ts';
import { tellFrame } from './frames.ts';

const reconnectMs = 5000;

/** What to ask for again when the server says that something changed: first keys of queries, by topic or by frame. */
const affected: Readonly<Record<string, readonly string[]>> = {
  devices_changed: ['devices', 'home'],
  network_changed: ['status', 'home'],
  home: ['home', 'status'],
  data: ['data', 'conversations', 'tasks', 'activity', 'home', 'today'],
  tasks: ['tasks'],
  stream_start: ['conversations'],
  stream_end: ['conversations'],
  conversation_updated: ['conversations'],
  connections: ['status', 'devices', 'connections'],
  settings: ['settings', 'status', 'ai'],
  backups: ['backups', 'data', 'home'],
  network_trial: ['network-trial'],
  job_changed: ['jobs', 'import'],
};

function parsed(frame: unknown): object {
  try {
    const value: unknown = JSON.parse(String(frame));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Not a frame of ours.
    return {};
  }
}

/** The topics of a frame: those it names, or its own type. */
export function topicsOf(frame: unknown): string[] {
  const { type, data } = { type: '', data: undefined, ...parsed(frame) } as { type: unknown; data: unknown };
  const named = typeof data === 'object' && data !== null && 'topics' in data ? data.topics : undefined;
  return Array.isArray(named) ? named.map(String) : [String(type)];
}

/**
 * Hears at once what would otherwise be seen at the next look. Without the socket the page is only slower. When the
 * socket ends, the state of the server is asked for at once; when it is back, everything is, since frames were missed.
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
    let wasLost = false;
    const connect = () => {
      const token = session.tokens()?.access ?? '';
      socket = new WebSocket(
        `${origin.replace(/^http/, 'ws')}/ws?token=${encodeURIComponent(token)}&dashboard`,
      );
      socket.onopen = () => {
        // Before the socket was open nothing was heard: of what can be over in a moment, ask again.
        if (wasLost) void client.invalidateQueries();
        else
          for (const queryKey of [['jobs'], ['tasks'], ['devices']])
            void client.invalidateQueries({ queryKey });
        wasLost = false;
      };
      socket.onmessage = ({ data }) => {
        const keys = new Set(topicsOf(data).flatMap((topic) => affected[topic] ?? []));
        for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
        tellFrame(parsed(data));
      };
      socket.onclose = () => {
        if (!wasLost) void client.invalidateQueries({ queryKey: ['status'] });
        wasLost = true;
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
