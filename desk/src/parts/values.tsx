// Fields of an event in words: what they say, or what they were and became.
import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { moment, money } from './format';
import { useNamed } from './named';

export type Told = Record<string, unknown>;

// Of whom and of what it is, stands beside it already; a revision is the machine's.
const BESIDE = ['number', 'buyer', 'revision', 'notice', 'organizer', 'purchase'];
const SUMS = /(^|_)(amount|balance|before|after|paid|total|price|sum|cost)$/;
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

function told(name: string, value: unknown, t: TFunction): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no');
  if (typeof value === 'number') return SUMS.test(name) ? money(value) : String(value);
  if (typeof value === 'string') return TIME.test(value) ? moment(value) : value;
  if (Array.isArray(value)) return value.map((each) => told(name, each, t)).join(', ') || '—';
  const fields = Object.entries(value as Told).map(([key, each]) => `${key}: ${told(key, each, t)}`);
  return fields.join('; ') || '—';
}

export const isTelling = (data: Told): boolean => Object.keys(data).some((name) => !BESIDE.includes(name));

export function Values({ data }: { data: Told }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <Table className="values">
      <Table.Tbody>
        {Object.entries(data)
          .filter(([name]) => !BESIDE.includes(name))
          .map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{named('field', name)}</Table.Th>
              <Table.Td>{told(name, value, t)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

export function Compared({ before, after }: { before: Told | null; after: Told | null }) {
  const { t } = useTranslation();
  const named = useNamed();
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
            <Table.Th scope="row">{named('field', name)}</Table.Th>
            <Table.Td>{told(name, before?.[name], t)}</Table.Td>
            <Table.Td>{told(name, after?.[name], t)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
