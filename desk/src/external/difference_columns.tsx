// The columns of a report: which order, what is not the same, how it stands on both sides, whether it is mended.
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { moment } from '../parts/format';
import type { Column } from '../parts/table';
import { OrderLink } from './order_link';

type Difference = Schemas['DifferenceReport']['items'][number];

export function useDifferenceColumns(account: string): Column<Difference>[] {
  const { t } = useTranslation();
  const phase = (of: Difference['ours']) => (of ? t(`phase.${of}`) : '—');
  return [
    {
      name: 'order',
      title: t('external.order'),
      cell: ({ order }) => <OrderLink place={{ account, order }} />,
    },
    {
      name: 'kind',
      title: t('difference.kind'),
      cell: ({ kind, since, explanation }) => (
        <>
          {t(`difference.${kind}`)}
          {(since || explanation) && (
            <Text size="sm" c="dimmed" component="div">
              {[since && t('difference.since', { at: moment(since) }), explanation].filter(Boolean).join(' · ')}
            </Text>
          )}
        </>
      ),
    },
    { name: 'ours', title: t('difference.ours'), cell: ({ ours }) => phase(ours) },
    {
      name: 'theirs',
      title: t('difference.theirs'),
      cell: ({ theirs, status }) => (
        <>
          {phase(theirs)}
          {theirs && status && (
            <Text size="sm" c="dimmed" component="div">
              {status}
            </Text>
          )}
        </>
      ),
    },
    {
      name: 'mended',
      title: t('difference.what'),
      cell: ({ kind, mended }) => (
        <>
          <Badge color={mended ? 'teal' : 'yellow'}>{t(mended ? 'difference.mended' : 'difference.open')}</Badge>
          {!mended && (
            <Text size="sm" component="div">
              {t(`difference.${kind}.todo`)}
            </Text>
          )}
        </>
      ),
    },
  ];
}
