// Money of all orders, newest first: what was paid, given back, moved or put aside.
import { Anchor, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Entry } from '../api/things';
import { moment, money } from '../parts/format';
import { Below, useList } from '../parts/list';
import { moneyKind, useNamed } from '../parts/named';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { Words } from '../parts/words';
import { RecordedBy } from './recorded';

const KINDS = ['payment', 'refund', 'transfer', 'credit'] as const satisfies readonly Entry['kind'][];

export function Payments() {
  const { t } = useTranslation();
  const [asked, ask] = useState<{ q: string; kind: string; order: string }>({ q: '', kind: '', order: '' });
  const list = useList(['payments', asked], (cursor) => {
    const { q, kind, order } = asked;
    const wish = { q: q || undefined, kind: (kind || undefined) as Entry['kind'], order: order || undefined, cursor };
    return taken(api.GET('/v1/payments', { params: { query: wish } }));
  });
  const columns = useColumns(asked, (more) => ask({ ...asked, ...more }));
  return (
    <Page title={t('nav.payments')}>
      <DataTable
        label={t('nav.payments')}
        rows={list.items ?? []}
        columns={columns}
        id={(each) => `${each.id} ${each.order}`}
        filtering
      />
      <Below list={list} empty={<Empty title={t('payments.none')} text={t('payments.none.text')} />} />
    </Page>
  );
}

interface Asked {
  q: string;
  kind: string;
  order: string;
}

function KindChoice({ kind, onChoose }: { kind: string; onChoose: (kind: string) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('ledger.kind')}
      data={[{ value: '', label: t('orders.any') }, ...KINDS.map((value) => ({ value, label: t(`money.${value}`) }))]}
      value={kind}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function useColumns(asked: Asked, ask: (more: Partial<Asked>) => void): Column<Entry>[] {
  const { t } = useTranslation();
  const named = useNamed();
  return [
    { name: 'at', title: t('ledger.at'), cell: (each) => moment(each.at) },
    {
      name: 'order',
      title: t('notice.order'),
      cell: (each) =>
        each.order && (
          <Anchor component={Link} to={`/orders/${each.order}`}>
            № {each.order}
          </Anchor>
        ),
      filter: (
        <Words label={t('orders.number')} inputMode="numeric" value={asked.order} onWords={(order) => ask({ order })} />
      ),
    },
    {
      name: 'buyer',
      title: t('order.buyer'),
      cell: (each) => each.buyer.name || t('buyer.nameless'),
      filter: <Words label={t('payments.search')} value={asked.q} onWords={(q) => ask({ q })} />,
    },
    {
      name: 'kind',
      title: t('ledger.kind'),
      cell: (each) => named('money', moneyKind(each)),
      filter: <KindChoice kind={asked.kind} onChoose={(kind) => ask({ kind })} />,
    },
    { name: 'note', title: t('ledger.note'), cell: (each) => each.note, minor: true },
    { name: 'by', title: t('payments.by'), cell: (each) => <RecordedBy by={each.recordedBy} />, minor: true },
    { name: 'amount', title: t('ledger.amount'), cell: (each) => money(each.amount), end: true },
  ];
}
