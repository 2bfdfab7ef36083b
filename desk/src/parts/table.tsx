// Rows and columns; on a phone each row is a card. Roles are said, because cards are no table to a browser.
import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Column<T> {
  name: string;
  title: string;
  cell: (row: T) => ReactNode;
  end?: boolean;
  /** Not worth its place on a phone. */
  minor?: boolean;
  filter?: ReactNode;
}

interface Given<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  id: (row: T) => string;
  /** On a phone the filters lie folded until they are asked for. */
  filtering?: boolean;
}

export function DataTable<T>({ label, rows, columns, id, filtering }: Given<T>) {
  const filtered = columns.some((column) => column.filter);
  return (
    <div className="frame">
      <Table className="cards" role="table" aria-label={label} highlightOnHover horizontalSpacing="xs">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th key={column.name} role="columnheader" scope="col" ta={column.end ? 'end' : undefined}>
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
          {filtered && (
            <Table.Tr role="row" className="filters" data-open={filtering || undefined}>
              {columns.map((column) => (
                <Table.Td key={column.name} role="cell">
                  {column.filter && (
                    <Text component="span" className="label" aria-hidden>
                      {column.title}
                    </Text>
                  )}
                  {column.filter}
                </Table.Td>
              ))}
            </Table.Tr>
          )}
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr key={id(row)} role="row">
              {columns.map((column) => (
                <Table.Td
                  key={column.name}
                  role="cell"
                  ta={column.end ? 'end' : undefined}
                  className={column.minor ? 'minor' : undefined}
                >
                  <Text component="span" className="label" aria-hidden>
                    {column.title}
                  </Text>
                  <span className="value">{column.cell(row)}</span>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
