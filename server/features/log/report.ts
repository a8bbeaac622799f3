import { arch, release } from 'node:os';
import { settingNames, settingsTable } from '../../config/table.ts';
import { settingText } from '../../config/text.ts';
import type { Services } from '../../services.ts';
import { version } from '../../version.ts';
import type { HomeLines } from '../dashboard/dashboard.ts';
import type { LogLine } from './log.schema.ts';
import { scrub } from './scrub.ts';

export type ReportFacts = {
  lines: HomeLines;
  /** The latest, newest first. */
  log: readonly LogLine[];
};

/** Everything that helps somebody to help, as text, without a secret in it. */
export function writeReport(services: Services, { lines, log }: ReportFacts): string {
  const { config, clock, startedAt, jobs, knownSecrets } = services;
  const now = clock.now();
  const text = [
    `ClawChat ${version}, ${process.platform} ${release()} ${arch()}, Node ${process.versions.node}`,
    `Report of ${now.toISOString()}, running since ${startedAt.toISOString()}, zone ${services.timeZone()}`,
    '',
    'State',
    ...Object.entries(lines).map(
      ([name, { state, code, figures }]) => `  ${name}: ${state} ${code} ${JSON.stringify(figures)}`,
    ),
    '',
    'Settings',
    ...settingNames.map((name) => `  ${settingInReport(config.current(), name)}`),
    '',
    'Jobs',
    ...jobs
      .list()
      .map(({ kind, state, error }) => `  ${kind}: ${state}${error ? ` (${error.message})` : ''}`),
    '',
    `Log, the latest ${log.length} lines`,
    ...[...log]
      .reverse()
      .map(({ at, level, message, details }) =>
        [`  ${at ?? '-'}`, level, message, details].filter((part) => part !== undefined).join(' '),
      ),
    '',
  ].join('\n');
  return scrub(text, knownSecrets());
}

function settingInReport(
  config: Parameters<typeof settingText>[0],
  name: (typeof settingNames)[number],
): string {
  const value = settingText(config, name);
  const isSecret = 'secret' in settingsTable[name];
  const shown = isSecret ? (value ? 'set' : 'not set') : (value ?? '-');
  return `${name} = ${shown} (${config.sources[name]})`;
}
