// Fields of an event in words: what they say, or what they were and became.
import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { moment, money } from './format';
import { type Kind, useNamed } from './named';
import { isLine, type Line, linesOf } from './told_lines';

type Told = Record<string, unknown>;

// Of whom and of what it is, stands beside it already; what nobody could read is the machine's.
const BESIDE = ['number', 'buyer', 'revision', 'notice', 'organizer', 'purchase', 'decision', 'passkey', 'session'];
// Said by before and after in other words, or needed by nobody who reads.
const MACHINES = ['before', 'after', 'lines', 'numbers', 'parts', 'payment', 'point', 'split', 'message', 'version'];
const SUMS = /^(amount|balance|before|after|confirmed|cost|paid|total|price|said|sum)$|(_sum|_cost|Sum|Cost)$/;
// In hundredths of a percent.
const FEES = /^(fee|feePercent)$/;
// What single fields say in words of their own.
const WORDS: Partial<Record<string, Kind>> = {
  decision: 'decision',
  fields: 'field',
  handout: 'handout',
  kind: 'sum',
  letter: 'letter',
  lineState: 'lineState',
  paymentState: 'paymentState',
  payment_state: 'paymentState',
  pointsLockedFrom: 'stage',
  push: 'push',
  reason: 'change',
  role: 'role',
  scopes: 'scope',
  stage: 'stage',
  status: 'orderStatus',
  way: 'way',
};
// A claim, a connection and an import have states; no two of them share a word for different things.
const STATES: readonly Kind[] = ['claimState', 'connectionState', 'import.state'];
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
  if (typeof value === 'number') {
    if (FEES.test(name)) return String(value / 100);
    return SUMS.test(name) ? money(value) : String(value);
  }
  if (typeof value === 'string') return said(name, value, named);
  if (Array.isArray(value))
    return value.map((each) => told(name, each, { t, named })).join(name === 'lines' ? '\n' : ', ') || '—';
  if (isLine(value)) return line(value, named);
  const fields = Object.entries(value as Told).map(
    ([key, each]) => `${named('field', camel(key))}: ${told(key, each, { t, named })}`,
  );
  return fields.join('; ') || '—';
}

/** Its article or name and option, how many at what price; its state where that is not what one expects. */
function line({ name, option, quantity, price, lineState }: Line, named: Speech['named']): string {
  const state = lineState && lineState !== 'accepted' ? ` — ${named('lineState', lineState)}` : '';
  return `${[name, option].filter(Boolean).join(', ')}: ${quantity} × ${money(price)}${state}`;
}

function said(name: string, value: string, named: Speech['named']): string {
  if (name === 'state') return STATES.map((kind) => named(kind, value)).find((words) => words !== value) ?? value;
  const kind = WORDS[name];
  if (kind) return named(kind, kind === 'field' ? camel(value) : value);
  return TIME.test(value) ? moment(value) : value;
}

/** What was and what is, also where only the data of an event tell it. */
function apart(before: Told | null, after: Told | null, data: Told): Change | null {
  if (before || after) return { before, after };
  const lines = linesOf(data.lines);
  if (!lines) return null;
  return { before: { total: data.before, lines: lines.before }, after: { total: data.after, lines: lines.after } };
}

const isTelling = (data: Told): boolean => Object.keys(data).some((name) => !BESIDE.includes(name));

function Values({ data }: { data: Told }) {
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

/** What of an event's data its before and after do not say already. */
const beside = (data: Told, before: Told | null, after: Told | null): Told => {
  const told = new Set([...MACHINES, ...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return Object.fromEntries(Object.entries(data).filter(([name]) => !told.has(name)));
};

interface Change {
  before: Told | null;
  after: Told | null;
}

interface Named {
  /** Names of things that an event has by their ids. */
  names: ReadonlyMap<string, string>;
}

function Compared({ before, after, names: known }: Change & Named) {
  const { t } = useTranslation();
  const { field, value: told } = useTold();
  const value = (name: string, it: unknown) => (typeof it === 'string' && known.get(it)) || told(name, it);
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

interface Given extends Named {
  entry: Change & { data: Told };
  /** What stands there when there is nothing to tell. */
  none: string | null;
}

/** What an entry of the audit or of an order's journal says besides its name, unfolded when somebody asks. */
export function Details({ entry: { before, after, data }, names, none }: Given) {
  const { t } = useTranslation();
  const change = apart(before, after, data);
  const further = change ? beside(data, change.before, change.after) : data;
  if (!change && !isTelling(data)) return none;
  return (
    <details>
      <summary>{t('audit.show')}</summary>
      {change && <Compared {...change} names={names} />}
      {isTelling(further) && <Values data={further} />}
    </details>
  );
}
