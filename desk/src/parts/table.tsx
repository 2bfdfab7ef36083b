// Rows and columns; on a phone each row is a card. Roles are said, because cards are no table to a browser.
import { Checkbox, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<T> {
  name: string;
  title: string;
  cell: (row: T) => ReactNode;
  end?: boolean;
  /** Not worth its place on a phone. */
  minor?: boolean;
  filter?: ReactNode;
}

export interface Selection {
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
}

interface Given<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  id: (row: T) => string;
  selection?: Selection;
  /** On a phone the filters lie folded until they are asked for. */
  filtering?: boolean;
}

export function DataTable<T>({ label, rows, columns, id, selection, filtering }: Given<T>) {
  const filtered = columns.some((column) => column.filter);
  return (
    <div className="frame">
      <Table className="cards" role="table" aria-label={label} highlightOnHover horizontalSpacing="xs">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {selection && <ChooseAll rows={rows.map(id)} selection={selection} />}
            {columns.map((column) => (
              <Table.Th key={column.name} role="columnheader" scope="col" ta={column.end ? 'end' : undefined}>
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
          {filtered && (
            <Table.Tr role="row" className="filters" data-open={filtering || undefined}>
              {selection && <Table.Td role="cell" />}
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
              {selection && <Choose id={id(row)} selection={selection} />}
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

function ChooseAll({ rows, selection: { chosen, choose } }: { rows: string[]; selection: Selection }) {
  const { t } = useTranslation();
  const all = rows.length > 0 && rows.every((each) => chosen.has(each));
  return (
    <Table.Th role="columnheader" scope="col" w={40}>
      <Checkbox
        aria-label={t('table.all')}
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() => choose(new Set(all ? [] : rows))}
      />
    </Table.Th>
  );
}

function Choose({ id, selection: { chosen, choose } }: { id: string; selection: Selection }) {
  const { t } = useTranslation();
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <Table.Td role="cell" className="choose">
      <Checkbox aria-label={t('table.one', { id })} checked={chosen.has(id)} onChange={toggle} />
    </Table.Td>
  );
}
