import { closeCodes, type Hub } from '../../live/hub.ts';

/** Each user or device with open sockets once, and how many sockets there are. */
export function listSessions(hub: Hub) {
  return {
    active_connections: hub.subjects().map((subject) => ({ user_id: subject, connected: true })),
    total_connections: hub.count(),
  };
}

/** Closes the sockets of a user or device in the ordinary way, upon which clients connect again. */
export function disconnect(hub: Hub, subject: string) {
  const closed = hub.disconnect(subject, closeCodes.normal, 'Disconnected in the admin screen');
  return { status: closed > 0 ? ('disconnected' as const) : ('not_found' as const), user_id: subject };
}
