import type { ReactElement, ReactNode } from 'react';

export type Column<T> = {
  key: string;
  heading: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
  cell: (row: T) => ReactNode;
};

export type TableProps<T> = {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
};

/** A plain table, whose first column names the row. In narrow places each row is a block with the headings in front. */
export function Table<T>({ caption, columns, rows, keyOf }: TableProps<T>): ReactElement {
  const look = (isNumber = false) => (isNumber ? 'number' : undefined);
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, heading, isNumber }) => (
              <th key={key} scope="col" className={look(isNumber)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, heading, isNumber, cell }, place) =>
                place === 0 ? (
                  <th key={key} scope="row" className={look(isNumber)}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={look(isNumber)} data-heading={heading}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
