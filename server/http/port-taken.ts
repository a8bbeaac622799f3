import { connect } from 'node:net';
import { StartError } from '../lib/start-error.ts';

/** How long a program that holds the port may take to answer, ms. */
const squatterMilliseconds = 250;

/**
 * Some systems let a wildcard address be taken while another program holds the port on loopback. This computer would
 * then reach that program, and phones would reach us.
 */
export function isHalfTaken(host: string, port: number): Promise<boolean> {
  if (port === 0 || (host !== '0.0.0.0' && host !== '::')) return Promise.resolve(false);
  return new Promise((resolve) => {
    const probe = connect({ host: '127.0.0.1', port, timeout: squatterMilliseconds });
    const answer = (isTaken: boolean) => {
      probe.destroy();
      resolve(isTaken);
    };
    probe.once('connect', () => answer(true));
    probe.once('timeout', () => answer(false));
    probe.once('error', () => answer(false));
  });
}

export const portInUse = (port: number, cause?: unknown) =>
  new StartError(
    'PORT_IN_USE',
    `Port ${port} is taken by another program. Close it, or choose another PORT. Which one it is tells: ${whoHas(port, process.platform)}`,
    {
      cause,
    },
  );

/** The command of each system that names the program on a port. */
export function whoHas(port: number, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `netstat -ano -p tcp | findstr :${port}`;
  return platform === 'darwin' ? `lsof -nP -iTCP:${port} -sTCP:LISTEN` : `ss -ltnp 'sport = :${port}'`;
}

const unusableAddress = new Set(['EACCES', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL', 'ENOTFOUND']);

/** Why a port could not be opened, in words for the owner where there are any. */
export function asStartError(error: Error, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return portInUse(port, error);
  if (code !== undefined && unusableAddress.has(code)) {
    return new StartError('CONFIG_INVALID', `Cannot listen on HOST ${host}, PORT ${port} (${code}).`, {
      cause: error,
    });
  }
  return error;
}
