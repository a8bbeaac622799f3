/** The utility processes that run, by name; the browser's own are Playwright's affair. */
const running = new Map<number, string>();

export function noteProcess(pid: number, name: string): void {
  running.set(pid, name);
}

export function forgetProcess(pid: number): void {
  running.delete(pid);
}

export function runningProcesses(): Electron.ProcessMetric[] {
  return [metric(process.pid, 'Browser'), ...[...running].map(([pid, name]) => metric(pid, 'Utility', name))];
}

function metric(pid: number, type: Electron.ProcessMetric['type'], name?: string): Electron.ProcessMetric {
  const nothing = { percentCPUUsage: 0, idleWakeupsPerSecond: 0 };
  const memory = { workingSetSize: 0, peakWorkingSetSize: 0 };
  return { pid, type, cpu: nothing, creationTime: 0, memory, ...(name !== undefined && { name }) };
}
