// Fields of an event: what they were and became, or what they say; objects are told field by field.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Values = Record<string, unknown>;

function text(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'object')
    return JSON.stringify(value, null, 1)
      .replace(/["{}[\]]/g, '')
      .trim();
  return String(value);
}

export function Values({ data }: { data: Values }) {
  const names = Object.keys(data);
  if (!names.length) return null;
  return (
    <Table className="values">
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{text(data[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export function Compared({ before, after }: { before: Values | null; after: Values | null }) {
  const { t } = useTranslation();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <Table className="values">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('values.field')}</Table.Th>
          <Table.Th scope="col">{t('values.before')}</Table.Th>
          <Table.Th scope="col">{t('values.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{text(before?.[name])}</Table.Td>
            <Table.Td>{text(after?.[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
