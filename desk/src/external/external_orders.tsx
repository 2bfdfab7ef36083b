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

type Which = keyof typeof WHICH;

const NONE = {
  waiting: 'external.noneWaits',
  failed: 'external.noneFailed',
  all: 'external.none',
} as const satisfies Record<Which, string>;

const whichOf = ({ all, push }: ExternalAsked): Which => (all ? (push === 'failed' ? 'failed' : 'all') : 'waiting');

/** What waits is looked for again each minute. */
const useOrders = (asked: ExternalAsked) =>
  useList(
    ['external', 'list', asked],
    (cursor) => taken(api.GET('/v1/external-orders', { params: { query: asQuery(asked, cursor) } })),
    whichOf(asked) === 'all' ? undefined : MINUTE,
  );

export function ExternalOrders() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/external' });
  const navigate = useNavigate({ from: '/external' });
  const [filtering, { toggle }] = useDisclosure();
  const { all, ...filters } = asked;
  const which = whichOf(asked);
  const ask = (more: ExternalAsked) => navigate({ search: { ...asked, ...more }, replace: true });
  const list = useOrders(asked);
  const columns = useExternalColumns({ asked, ask });
  const count = Object.values(filters).filter(Boolean).length;
  const end = count > (which === 'failed' ? 1 : 0) ? 'external.notFound' : NONE[which];
  return (
    <Page title={t('nav.external')} actions={<Actions asked={asked} onView={(view) => navigate({ search: view })} />}>
      <Group gap="xs" justify="space-between">
        <Which which={which} onChoose={(one) => ask(WHICH[one])} />
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

function Actions({ asked, onView }: { asked: ExternalAsked; onView: (asked: ExternalAsked) => void }) {
  const { t } = useTranslation();
  const filter = asFilter(asked);
  return (
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
        onChoose={({ external }) => external && onView(asAsked(external))}
      />
    </>
  );
}

function Which({ which, onChoose }: { which: Which; onChoose: (which: Which) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('external.which')}
      value={which}
      onChange={(value) => onChoose(value as Which)}
      data={(['waiting', 'failed', 'all'] as const).map((value) => ({ value, label: t(`external.${value}`) }))}
    />
  );
}
