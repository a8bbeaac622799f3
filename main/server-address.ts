/**
 * Whether an address is one of our own server, over HTTP or as a socket. The page talks to nobody else on the network,
 * and to no other program of this computer.
 *
 * @param server its loopback origin, `http://127.0.0.1:8000`, or undefined while there is none
 */
export function isServerAddress(address: string, server: string | undefined): boolean {
  const asked = URL.parse(address);
  const own = server === undefined ? null : URL.parse(server);
  if (!asked || !own) return false;
  return (asked.protocol === 'http:' || asked.protocol === 'ws:') && asked.host === own.host;
}
