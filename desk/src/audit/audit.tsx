// What was done at the desk: who, when, from where, before and after. It is read, never changed.
import { Anchor, Code, Group, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { moment, utc } from '../parts/format';
import { More, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { Words } from '../parts/words';

type Entry = Schemas['AuditEntry'];

export function Audit() {
  const { t } = useTranslation();
  const named = useNamed();
  const [asked, ask] = useState({ event: '', subject: '', from: '', to: '' });
  const { query, items } = useList(['audit', asked], (cursor) => {
    const from = asked.from ? (utc(`${asked.from}T00:00`) ?? undefined) : undefined;
    const to = asked.to ? (utc(`${asked.to}T23:59`) ?? undefined) : undefined;
    const wish = { event: asked.event || undefined, subject: asked.subject || undefined, from, to, cursor };
    return taken(api.GET('/v1/audit', { params: { query: wish } }));
  });
  const columns: Column<Entry>[] = [
    { name: 'at', title: t('audit.at'), cell: (each) => moment(each.at) },
    {
      name: 'actor',
      title: t('audit.actor'),
      cell: ({ actor, address }) => (
        <>
          {actor.name || actor.id || named('actor', actor.kind)}
          <Text size="xs" c="dimmed" component="div">
            {address}
          </Text>
        </>
      ),
    },
    { name: 'event', title: t('audit.event'), cell: (each) => each.event },
    { name: 'subject', title: t('audit.subject'), cell: (each) => <Subject subject={each.subject} /> },
    { name: 'what', title: t('audit.what'), cell: (each) => <What entry={each} /> },
  ];
  return (
    <Page title={t('nav.audit')}>
      <Group gap="xs" align="flex-end">
        <Words label={t('audit.event')} value={asked.event} onWords={(event) => ask({ ...asked, event })} />
        <Words label={t('audit.subject')} value={asked.subject} onWords={(subject) => ask({ ...asked, subject })} />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            size="xs"
            type="date"
            aria-label={t(`audit.${name}`)}
            value={asked[name]}
            onChange={(event) => ask({ ...asked, [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {items?.length === 0 && <Empty title={t('audit.none')} text={t('audit.none.text')} />}
      {items && items.length > 0 && (
        <DataTable label={t('nav.audit')} rows={items} columns={columns} id={(each) => each.id} />
      )}
      <More query={query} />
    </Page>
  );
}

function Subject({ subject }: { subject: string }) {
  const [kind, id] = subject.split('/');
  if (kind === 'order')
    return (
      <Anchor component={Link} to={`/orders/${id}`}>
        {subject}
      </Anchor>
    );
  if (kind === 'purchase')
    return (
      <Anchor component={Link} to={`/purchases/${id}`}>
        {subject}
      </Anchor>
    );
  return subject;
}

function What({ entry: { before, after, data } }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('audit.show')}</summary>
      <Code block>{JSON.stringify(before || after ? { before, after } : data, null, 1)}</Code>
    </details>
  );
}
