// Fields of an event in words: what they say, or what they were and became.
import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { moment, money } from './format';
import { type Kind, useNamed } from './named';

export type Told = Record<string, unknown>;

// Of whom and of what it is, stands beside it already; a revision is the machine's.
const BESIDE = ['number', 'buyer', 'revision', 'notice', 'organizer', 'purchase'];
const SUMS = /^(amount|balance|before|after|paid|total|price|sum)$|(_sum|_cost|Sum|Cost)$/;
// What single fields say in words of their own.
const WORDS: Partial<Record<string, Kind>> = {
  letter: 'letter',
  reason: 'change',
  role: 'role',
  scopes: 'scope',
  way: 'way',
};
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function useTold() {
  const { t } = useTranslation();
  const named = useNamed();
  return {
    field: (name: string) => named('field', camel(name)),
    value: (name: string, value: unknown) => told(name, value, { t, named }),
  };
}

interface Speech {
  t: TFunction;
  named: ReturnType<typeof useNamed>;
}

function told(name: string, value: unknown, { t, named }: Speech): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no');
  if (typeof value === 'number') return SUMS.test(name) ? money(value) : String(value);
  if (typeof value === 'string') {
    const kind = WORDS[name];
    if (kind) return named(kind, value);
    return TIME.test(value) ? moment(value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => told(name, each, { t, named })).join(', ') || '—';
  const fields = Object.entries(value as Told).map(
    ([key, each]) => `${named('field', camel(key))}: ${told(key, each, { t, named })}`,
  );
  return fields.join('; ') || '—';
}

export const isTelling = (data: Told): boolean => Object.keys(data).some((name) => !BESIDE.includes(name));

export function Values({ data }: { data: Told }) {
  const { field, value: say } = useTold();
  return (
    <Table className="values">
      <Table.Tbody>
        {Object.entries(data)
          .filter(([name]) => !BESIDE.includes(name))
          .map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{field(name)}</Table.Th>
              <Table.Td>{say(name, value)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

export function Compared({ before, after }: { before: Told | null; after: Told | null }) {
  const { t } = useTranslation();
  const { field, value } = useTold();
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
            <Table.Th scope="row">{field(name)}</Table.Th>
            <Table.Td>{value(name, before?.[name])}</Table.Td>
            <Table.Td>{value(name, after?.[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
