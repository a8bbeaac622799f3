import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Measured } from './measure-operation.ts';
import type { Operation } from './operations.ts';

/** One figure that has no floor beside it. `aim` is what it should stay below. */
export type Figure = { name: string; value: number | undefined; unit: 'ms' | 'MB' | '%'; aim?: number };

const operationHead = [
  'operation',
  'req/s',
  'p50',
  'p99',
  'work',
  'floor req/s',
  'p50',
  'p99',
  'work',
  'share',
  'aim',
];

export function operationRow({ name, aim, connections }: Operation, measured: Measured): string[] {
  const { server, floor, share } = measured;
  const shown = ({ perSecond, p50, p99, work }: Measured['server']) => [
    connections === 1 ? '' : String(Math.round(perSecond)),
    `${p50} ms`,
    `${p99} ms`,
    `${Math.round(work)} µs`,
  ];
  return [name, ...shown(server), ...shown(floor), `${Math.round(share)} %`, aimInWords(aim)];
}

const aimInWords = ({ share, perSecond, p99 }: Operation['aim']) =>
  [
    share !== undefined && `${share} %`,
    perSecond !== undefined && `${perSecond} req/s`,
    p99 !== undefined && `p99 < ${p99} ms`,
  ]
    .filter(Boolean)
    .join(', ');

/** Markdown, and readable as it is. */
export function asTable(
  rows: readonly (readonly string[])[],
  head: readonly string[] = operationHead,
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export const figureTable = (figures: readonly Figure[]) =>
  asTable(
    figures.map(({ name, value, unit, aim }) => [
      name,
      value === undefined ? 'unknown' : `${rounded(value)} ${unit}`,
      aim === undefined ? '' : `< ${aim} ${unit}`,
    ]),
    ['figure', 'measured', 'aim'],
  );

const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));

/** When, with what and on what. */
export function machine(seed: number): string {
  const [processor] = cpus();
  return (
    `${new Date().toISOString()}, Node ${process.version}, ${process.platform} ${process.arch}, ` +
    `${availableParallelism()} x ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, seed ${seed}`
  );
}
