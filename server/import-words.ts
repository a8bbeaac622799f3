import type { ImportProgress, ImportReport } from './features/import/import.schema.ts';
import type { ImportFile } from './features/import/open-import.ts';

type Where = { kind: 'legacy' | 'archive'; file: ImportFile; into: string };

/** What an import will do, for the terminal. */
export function describePlan(plan: ImportReport, { kind, file, into }: Where): string {
  const from = kind === 'legacy' ? 'database of the Python server' : 'export of ClawChat';
  const uploads = kind === 'legacy' && file.uploads ? [`  Files:  ${file.uploads.path}`] : [];
  return [
    `From:   ${file.path} (${from})`,
    ...uploads.map((line) => line.trim()),
    `Into:   ${into}`,
    '',
    ...table(plan, 'new'),
    ...repairs(plan),
    ...files(plan, 'to be copied'),
    '',
    '',
  ].join('\n');
}

/** What was imported. */
export function describeResult(report: ImportReport): string {
  const added = report.tables.reduce((sum, one) => sum + one.added, 0);
  const headline = added === 0 ? 'Everything was here already; nothing was changed.' : 'Imported:';
  const details = added === 0 ? [] : ['', ...table(report, 'imported'), ...repairs(report)];
  return ['', headline, ...details, ...files(report, 'copied'), ''].join('\n');
}

const columns = ['found', 'already here'] as const;

function table({ tables }: ImportReport, added: string): string[] {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(20) : String(cell).padStart(14))).join('');
  return [
    line(['', columns[0], added, columns[1]]),
    ...tables
      .filter((one) => one.found > 0 || one.added > 0)
      .map((one) => line([one.table, one.found, one.added, one.already_here])),
  ];
}

function repairs({ repairs: mended }: ImportReport): string[] {
  if (mended.length === 0) return [];
  return [
    '',
    'Mended on the way:',
    ...mended.map(({ what, count }) => `${String(count).padStart(8)}  ${what}`),
  ];
}

function files({ files: { copied, bytes, missing } }: ImportReport, verb: string): string[] {
  if (copied === 0 && missing === 0) return [];
  const size = `${(bytes / 1_048_576).toFixed(1)} MB`;
  return ['', `Files of attachments: ${copied} ${verb} (${size}), ${missing} not to be found.`];
}

/** A line that is written over on a terminal; elsewhere one line for each tenth. */
export function progressLine(say: (text: string) => void, isTerminal: boolean) {
  const verbs = { files: 'Copying files', rows: 'Importing' } as const;
  const write = isTerminal
    ? (line: string, isLast: boolean) => say(`\r${line.padEnd(30)}${isLast ? '\n' : ''}`)
    : (line: string) => say(`${line}\n`);
  let shown = '';
  return ({ step, done, total }: ImportProgress): void => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    const line = `${verbs[step]}: ${isTerminal ? percent : percent - (percent % 10)} %`;
    if (line !== shown) write(line, percent === 100);
    shown = line;
  };
}
