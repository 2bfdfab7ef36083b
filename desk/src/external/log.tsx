// What went between a marketplace and us: found by what it was about, looked at, done once more.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { useAccounts } from './accounts_query';
import { useLogColumns } from './log_columns';
import { LogFilters } from './log_filters';
import { LogRecord } from './log_record';
import { Retried, useRetrying } from './log_retrying';
import { asLogQuery, type LogAsked } from './log_search';

/** Of so many records at a time something is done again. */
const MOST = 20;

export function Log() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/external-log' });
  const navigate = useNavigate({ from: '/external-log' });
  const { data, isPending, isError, error, refetch } = useAccounts();
  const account = asked.account ?? data?.items[0]?.id;
  const ask = (more: LogAsked) => navigate({ search: { ...asked, ...more }, replace: true });
  return (
    <Page
      title={t('log.title')}
      back={{ to: '/external', words: t('nav.external') }}
      actions={
        <Button variant="default" component={Link} to="/external-differences">
          {t('difference.title')}
        </Button>
      }
    >
      <Text c="dimmed">{t('log.lead')}</Text>
      {!account && isPending && <Loading />}
      {!account && isError && <Failure error={error} onAgain={refetch} />}
      {!account && data && <Empty title={t('accounts.none')} text={t('accounts.none.text')} />}
      {account && (
        <LogFilters asked={{ ...asked, account }} ask={ask} onClear={() => navigate({ search: { account } })} />
      )}
      {account && <Records key={JSON.stringify([account, asked])} account={account} asked={asked} />}
    </Page>
  );
}

const useRecords = (account: string, asked: LogAsked) =>
  useList(['log', account, asked], (cursor) =>
    taken(api.GET('/v1/accounts/{account}/log', { params: { path: { account }, query: asLogQuery(asked, cursor) } })),
  );

function Records({ account, asked }: { account: string; asked: LogAsked }) {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [shown, show] = useState<string | null>(null);
  const list = useRecords(account, asked);
  const retrying = useRetrying(account);
  const columns = useLogColumns(show);
  const some = [...chosen];
  const end = Object.keys(asked).some((name) => name !== 'account') ? 'log.notFound' : 'log.none';
  return (
    <Stack gap="sm">
      {may('external:decide') && some.length > 0 && (
        <Chosen
          count={some.length}
          busy={retrying.isPending}
          onRetry={() => retrying.mutate(some)}
          onForget={() => choose(new Set())}
        />
      )}
      {retrying.data && (
        <Alert color="gray" title={t('log.retried')} withCloseButton onClose={retrying.reset} role="status">
          <Retried rows={retrying.data.items} of={list.items ?? []} />
        </Alert>
      )}
      {list.items && list.items.length > 0 && (
        <DataTable
          label={t('log.title')}
          rows={list.items}
          columns={columns}
          id={({ id }) => id}
          selection={may('external:decide') ? { chosen, choose } : undefined}
        />
      )}
      <Below list={list} empty={<Empty title={t(end)} text={t(`${end}.text`)} />} />
      <LogRecord account={account} id={shown} onClose={() => show(null)} />
    </Stack>
  );
}

interface Choice {
  count: number;
  busy: boolean;
  onRetry: () => void;
  onForget: () => void;
}

function Chosen({ count, busy, onRetry, onForget }: Choice) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Button leftSection={<RotateCw size={16} aria-hidden />} loading={busy} disabled={count > MOST} onClick={onRetry}>
        {t('log.retryMany', { count })}
      </Button>
      <Button variant="subtle" onClick={onForget}>
        {t('log.unchoose')}
      </Button>
      {count > MOST && <Text size="sm">{t('log.tooMany', { most: MOST })}</Text>}
    </Group>
  );
}
