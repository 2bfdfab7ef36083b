// The columns of the log: when, which way, what about, and how it went.
import { Anchor, Badge, Code, Group, Text } from '@mantine/core';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LogRecord } from '../api/things';
import { clock, day, number } from '../parts/format';
import type { Column } from '../parts/table';
import { OrderLink } from './order_link';

/** What a record is of: in words where nobody else has a name for it. */
export function LogName({ name }: { name: string }) {
  const { t } = useTranslation();
  if (name === 'refused') return t('log.refusedPush');
  return name === 'unkept' ? t('log.unkept') : <Code>{name}</Code>;
}

export function useLogColumns(show: (id: string) => void): Column<LogRecord>[] {
  const { t } = useTranslation();
  return [
    {
      name: 'at',
      title: t('log.at'),
      cell: ({ at }) => (
        <>
          {day(at)}, {clock(at)}
        </>
      ),
    },
    { name: 'direction', title: t('log.direction'), cell: ({ direction }) => <Way direction={direction} /> },
    {
      name: 'name',
      title: t('log.what'),
      cell: ({ id, name }) => (
        <Anchor component="button" type="button" ta="start" className="broken" onClick={() => show(id)}>
          <LogName name={name} />
        </Anchor>
      ),
    },
    { name: 'order', title: t('external.order'), cell: (each) => <OrderOf record={each} /> },
    {
      name: 'outcome',
      title: t('log.outcome'),
      cell: (each) => (
        <>
          <OutcomeBadge record={each} />
          {each.explanation && (
            <Text size="sm" component="div">
              {each.explanation}
            </Text>
          )}
        </>
      ),
    },
    {
      name: 'milliseconds',
      title: t('log.took'),
      end: true,
      minor: true,
      cell: ({ direction, milliseconds }) =>
        direction === 'outgoing' ? t('log.ms', { ms: number(milliseconds) }) : '—',
    },
  ];
}

export function Way({ direction }: Pick<LogRecord, 'direction'>) {
  const { t } = useTranslation();
  const Sign = direction === 'incoming' ? ArrowDownLeft : ArrowUpRight;
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Sign size={16} aria-hidden />
      {t(`log.${direction}`)}
    </Group>
  );
}

export function OrderOf({ record: { account, order } }: { record: Pick<LogRecord, 'account' | 'order'> }) {
  if (!order) return '—';
  return <OrderLink place={{ account, order }} />;
}

export function OutcomeBadge({ record: { outcome, status } }: { record: Pick<LogRecord, 'outcome' | 'status'> }) {
  const { t } = useTranslation();
  return (
    <Badge color={outcome === 'ok' ? 'teal' : 'red'}>
      {t(`log.${outcome}`)} · {status || t('log.noAnswer')}
    </Badge>
  );
}
