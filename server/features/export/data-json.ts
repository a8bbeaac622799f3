import type { ReadDb } from '../../db/work.ts';
import { archiveTables, encodeRow } from './archive-tables.ts';
import { rowsOf } from './export.store.ts';

/** What the first lines of `data.json` say; a file of a later version is not read. */
export const archiveFormat = { format: 'clawchat-export', version: 1 } as const;

export type DataHeader = { exportedAt: Date; timeZone: string };

/** The text of `data.json`, piece by piece: valid JSON with one row on each line. */
export async function* dataJson(
  db: ReadDb,
  { exportedAt, timeZone }: DataHeader,
  /** Path in the archive of an attachment's file, if it has one. */
  fileOf: (attachmentId: string) => string | undefined,
): AsyncGenerator<string> {
  const header = { ...archiveFormat, exported_at: exportedAt.toISOString(), time_zone: timeZone };
  yield `${JSON.stringify(header).slice(0, -1)},\n"tables":{`;
  for (const [index, table] of archiveTables.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(table)}:[`;
    let separator = '\n';
    for await (const row of rowsOf(db, table)) {
      const file = table === 'attachments' ? fileOf(String(row['id'])) : undefined;
      yield `${separator}${JSON.stringify({ ...encodeRow(table, row), ...(file !== undefined && { file }) })}`;
      separator = ',\n';
    }
    yield '\n]';
  }
  yield '\n}}\n';
}
