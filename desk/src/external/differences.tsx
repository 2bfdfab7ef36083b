// Where what we hold and what marketplaces show are not the same: a report a day and account, and a comparison now.
import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment, number } from '../parts/format';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { useAccounts } from './accounts_query';
import { useDifferenceColumns } from './difference_columns';

type Report = Schemas['DifferenceReport'];
type Wanted = Schemas['ComparisonWanted'];

const SOON_MS = 5_000;

export function Differences() {
  const { t } = useTranslation();
  const { account } = useSearch({ from: '/external-differences' });
  const [asked, remember] = useState<readonly Wanted[]>([]);
  const list = useList(
    ['differences', account],
    (cursor) => taken(api.GET('/v1/differences', { params: { query: { account, cursor } } })),
    asked.length > 0 ? SOON_MS : undefined,
  );
  const waiting = asked.filter(
    (each) => !list.items?.some(({ account: of, endedAt }) => of === each.account && endedAt > each.askedAt),
  );
  return (
    <Page
      title={t('difference.title')}
      back={{ to: '/external', words: t('nav.external') }}
      actions={
        <Button variant="default" component={Link} to="/external-log" search={(account ? { account } : {}) as never}>
          {t('log.title')}
        </Button>
      }
    >
      <Text c="dimmed">{t('difference.lead')}</Text>
      {account && (
        <Anchor component={Link} to="/external-differences" search={{} as never} className="start">
          {t('difference.all')}
        </Anchor>
      )}
      <Checks account={account} onAsked={(wanted) => remember([...asked, wanted])} />
      {waiting.length > 0 && (
        <Alert color="gray" role="status" withCloseButton onClose={() => remember([])}>
          {t('difference.waiting')}
        </Alert>
      )}
      {list.items?.map((each) => (
        <OneReport key={each.id} report={each} />
      ))}
      <Below list={list} empty={<Empty title={t('difference.none')} text={t('difference.none.text')} />} />
    </Page>
  );
}

/** A button for each account, or for the one that is looked at. */
function Checks({ account, onAsked }: { account?: string; onAsked: (wanted: Wanted) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const accounts = (useAccounts().data?.items ?? []).filter(({ id }) => !account || id === account);
  const check = useAct({
    does: (id: string, header) =>
      taken(api.POST('/v1/accounts/{account}/differences', { params: { path: { account: id }, header } })),
    said: t('difference.asked'),
    onDone: onAsked,
  });
  if (!may('external:decide') || !accounts.length) return null;
  return (
    <Group gap="xs">
      {accounts.map(({ id, title }) => (
        <Button
          key={id}
          variant="default"
          className="wraps"
          leftSection={<RefreshCw size={16} aria-hidden />}
          loading={check.isPending && check.variables === id}
          onClick={() => check.mutate(id)}
        >
          {t('difference.check', { title })}
        </Button>
      ))}
    </Group>
  );
}

function OneReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const columns = useDifferenceColumns(report.account);
  const more = report.total - report.items.length;
  return (
    <Paper withBorder p="md" component="section" aria-label={`${report.title}, ${moment(report.endedAt)}`}>
      <Stack gap="sm">
        <Group gap="xs" align="baseline">
          <Title order={2} size="h3">
            {report.title}
          </Title>
          <Text c="dimmed" size="sm">
            {moment(report.endedAt)}
          </Text>
        </Group>
        <Text>
          {report.total
            ? t('difference.found', {
                compared: number(report.compared),
                total: number(report.total),
                mended: number(report.mended),
              })
            : t('difference.allRight', { compared: number(report.compared) })}
        </Text>
        {report.left > 0 && (
          <Text size="sm" c="dimmed">
            {t('difference.left', { left: number(report.left) })}
          </Text>
        )}
        {report.items.length > 0 && (
          <DataTable
            label={t('difference.title')}
            rows={report.items}
            columns={columns}
            id={({ kind, order }) => `${kind} ${order}`}
          />
        )}
        {more > 0 && <Text size="sm">{t('difference.more', { more: number(more) })}</Text>}
      </Stack>
    </Paper>
  );
}
