// Orders of marketplaces: those that wait for a decision, or all of them, found by any column.
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { FiltersButton } from '../parts/filters_button';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { DataTable } from '../parts/table';
import { Views } from '../parts/views';
import { useExternalColumns } from './columns';
import { asAsked, asFilter, asQuery, type ExternalAsked, isEmpty } from './search';

const MINUTE = 60_000;

/** Those that wait for a person, in one way or the other; or all of them. */
const WHICH = {
  waiting: { all: undefined, push: undefined },
  failed: { all: 'true', push: 'failed' },
  all: { all: 'true', push: undefined },
} as const;

export function ExternalOrders() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/external' });
  const navigate = useNavigate({ from: '/external' });
  const [filtering, { toggle }] = useDisclosure();
  const { all, ...filters } = asked;
  const failed = all && asked.push === 'failed';
  const ask = (more: ExternalAsked) => navigate({ search: { ...asked, ...more }, replace: true });
  const list = useList(
    ['external', 'list', asked],
    (cursor) => taken(api.GET('/v1/external-orders', { params: { query: asQuery(asked, cursor) } })),
    all && !failed ? undefined : MINUTE,
  );
  const columns = useExternalColumns(asked, ask);
  const filter = asFilter(asked);
  const count = Object.values(filters).filter(Boolean).length;
  const none = failed ? 'external.noneFailed' : all ? 'external.none' : 'external.noneWaits';
  const end = count > (failed ? 1 : 0) ? 'external.notFound' : none;
  return (
    <Page
      title={t('nav.external')}
      actions={
        <>
          <Button variant="default" component={Link} to="/external-log">
            {t('log.title')}
          </Button>
          <Button variant="default" component={Link} to="/external-differences">
            {t('difference.title')}
          </Button>
          <Views
            wanted={{ external: filter }}
            empty={isEmpty(filter)}
            sharing="external:decide"
            hint={t('external.views.hint')}
            onChoose={({ external }) => external && navigate({ search: asAsked(external) })}
          />
        </>
      }
    >
      <Group gap="xs" justify="space-between">
        <SegmentedControl
          aria-label={t('external.which')}
          value={all ? (failed ? 'failed' : 'all') : 'waiting'}
          onChange={(value) => ask(WHICH[value as keyof typeof WHICH])}
          data={[
            { value: 'waiting', label: t('external.waiting') },
            { value: 'failed', label: t('external.failed') },
            { value: 'all', label: t('external.all') },
          ]}
        />
        <Group gap="xs">
          {asked.buyer && <Text>{t('orders.buyerOnly')}</Text>}
          <FiltersButton count={count} opened={filtering} onToggle={toggle} />
          {count > 0 && (
            <Button
              variant="subtle"
              leftSection={<RotateCcw size={16} aria-hidden />}
              onClick={() => navigate({ search: { all } })}
            >
              {t('orders.clear')}
            </Button>
          )}
        </Group>
      </Group>
      <DataTable
        label={t('nav.external')}
        rows={list.items ?? []}
        columns={columns}
        id={({ account, order }) => `${account} ${order}`}
        filtering={filtering}
      />
      <Below list={list} empty={<Empty title={t(end)} text={t(`${end}.text`)} />} />
    </Page>
  );
}
