import { EventEmitter } from 'node:events';

/** Loaded first in what stands for a utility process: gives it `process.parentPort` and takes away what it would not have. */
const send = process.send?.bind(process);

class StandInParentPort extends EventEmitter implements Pick<Electron.ParentPort, 'postMessage'> {
  postMessage(message: unknown): void {
    send?.(message);
  }
}

const port = new StandInParentPort();

// Node keeps messages back until somebody listens; so does Electron.
port.once('newListener', () => process.on('message', (data) => port.emit('message', { data, ports: [] })));

// Chromium ends its utility processes with the browser process, whatever they are doing.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

Object.assign(process, { parentPort: port, send: undefined, type: 'utility' });
