import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** What the system tells of a process. Only Linux tells it in this way; elsewhere there are no figures. */

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Resident memory, MB. */
export function residentMemory(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

/** Processor time so far, seconds. */
export function processorTime(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Share of one processor that is used in the time given, percent. */
export async function processorShare(pid: number, seconds: number): Promise<number | undefined> {
  const before = processorTime(pid);
  await setTimeout(seconds * 1000);
  const after = processorTime(pid);
  return before === undefined || after === undefined ? undefined : ((after - before) / seconds) * 100;
}
