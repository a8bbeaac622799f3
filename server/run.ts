import { ConfigError } from './config.ts';
import { giveBackAtRest } from './lib/give-back.ts';
import { StartError } from './lib/start-error.ts';
import { openLogFile } from './log-file.ts';
import { failureInWords, findRemedy, takeRescue } from './rescue-argument.ts';
import { type MessagePort, runForDesktop } from './run-for-desktop.ts';
import { type RunningServer, startServer } from './start.ts';
import { version } from './version.ts';

/** Exit codes as in sysexits.h, so that service managers can tell them apart. */
const exitCodes = { unavailable: 69, configuration: 78 } as const;

/** Runs the server under the desktop app when there is one, else on its own. */
export async function run(): Promise<void> {
  const port = (process as { parentPort?: MessagePort }).parentPort;
  if (port) return runForDesktop(port);
  giveBackAtRest();
  await runAlone(process.argv.slice(2));
}

async function runAlone(argv: readonly string[]): Promise<void> {
  try {
    const server = await startOrRescue(argv);
    process.stdout.write(greeting(server));
    stopOnSignals(server);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
    process.stderr.write(`${error instanceof StartError ? failureInWords(error) : error.message}\n`);
    const isConfiguration = error instanceof ConfigError || error.code === 'CONFIG_INVALID';
    process.exitCode = isConfiguration ? exitCodes.configuration : exitCodes.unavailable;
  }
}

/** A way out of a failure is only taken when it is asked for and offered. */
async function startOrRescue(argv: readonly string[]): Promise<RunningServer> {
  const { rescue, others } = takeRescue(argv);
  const options = { argv: others, openLog: (dataDir: string) => openLogFile(dataDir).destination };
  try {
    return await startServer(options);
  } catch (error) {
    const remedy = error instanceof StartError ? findRemedy(error, rescue) : undefined;
    if (!remedy) throw error;
    return await startServer({ ...options, remedy });
  }
}

/** What the owner needs to know, on the terminal. The PIN is shown at the very first start and never again. */
function greeting({ url, config, firstPin, services }: RunningServer): string {
  const phones = services.addresses().map((address) => address.url);
  const lines = [
    `ClawChat ${version} is running.`,
    `  Phones:     ${phones.length > 0 ? phones.join('  ') : 'none; only this computer can reach it'}`,
    `  Dashboard:  ${url}/admin/`,
    `  Data:       ${config.dataDir}`,
  ];
  if (firstPin !== undefined)
    lines.push(`  PIN:        ${firstPin}  (shown only now; you can change it in the dashboard)`);
  lines.push(...services.keyWarnings().map((warning) => `  Keys:       ${warning}`));
  return `${lines.join('\n')}\n`;
}

function stopOnSignals(server: RunningServer): void {
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void server.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
