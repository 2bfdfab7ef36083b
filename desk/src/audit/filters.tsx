// Days, who, what happened and to what; they combine, and stand in the address.
import { Button, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { useMay } from '../shell/rights';
import { useSession } from '../shell/session';
import type { Asked } from './asked';
import { EVENTS, SUBJECTS } from './choices';

const REST_MS = 400;

interface Given {
  asked: Asked;
  ask: (asked: Asked) => void;
}

export function AuditFilters({ asked, ask }: Given) {
  const { t } = useTranslation();
  const put = (more: Asked) => ask({ ...asked, ...more });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }} spacing="xs">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`audit.${name}`)}
            value={asked[name] ?? ''}
            onChange={(event) => put({ [name]: event.currentTarget.value || undefined })}
          />
        ))}
        <Actor asked={asked} ask={ask} />
        <NativeSelect
          label={t('audit.event')}
          data={[
            { value: '', label: t('audit.anything') },
            ...EVENTS.map((value) => ({ value, label: t(`event.${value}`) })),
          ]}
          value={asked.event ?? ''}
          onChange={(event) => put({ event: event.currentTarget.value || undefined })}
        />
        <Subject asked={asked} ask={ask} />
      </SimpleGrid>
      {Object.keys(asked).length > 0 ? (
        <Button
          variant="subtle"
          className="start"
          leftSection={<RotateCcw size={16} aria-hidden />}
          onClick={() => ask({})}
        >
          {t('orders.clear')}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {t('audit.days')}
        </Text>
      )}
    </>
  );
}

/** Who has sessions, programs by their names, operators; whoever else acted is chosen by a press on his entry. */
function Actor({ asked, ask }: Given) {
  const { t } = useTranslation();
  const may = useMay();
  const person = useSession()?.person;
  const { data } = useQuery({
    queryKey: ['keys', 'named'],
    queryFn: () => taken(api.GET('/v1/api-keys')),
    enabled: may('keys:read'),
  });
  const { data: sessions } = useQuery({
    queryKey: ['sessions', 'people'],
    queryFn: () => taken(api.GET('/v1/sessions')),
    enabled: may('sessions:read'),
  });
  const people = new Map((sessions?.items ?? []).map((each) => [each.person.id, each.person.name]));
  if (person) people.set(person.id, person.name);
  const choices = [
    { value: '', label: t('audit.anybody') },
    ...[...people].map(([id, name]) => ({
      value: `buyer/${id}`,
      label: `${name || t('buyer.nameless')}${id === person?.id ? ` (${t('organizers.you')})` : ''}`,
    })),
    ...(data?.items ?? []).map(({ id, name }) => ({ value: `api_key/${id}`, label: t('audit.key', { name }) })),
    { value: 'operator', label: t('actor.operator') },
  ];
  const known = !asked.actor || choices.some(({ value }) => value === asked.actor);
  return (
    <NativeSelect
      label={t('audit.who')}
      data={known ? choices : [...choices, { value: asked.actor ?? '', label: t('audit.chosen') }]}
      value={asked.actor ?? ''}
      onChange={(event) => ask({ ...asked, actor: event.currentTarget.value || undefined })}
    />
  );
}

function Subject({ asked, ask }: Given) {
  const { t } = useTranslation();
  const [kind = 'order', id = ''] = (asked.subject ?? 'order/').split('/');
  const [wish, type] = useState({ kind, id });
  const later = useDebouncedCallback(
    ({ kind, id }: typeof wish) => ask({ ...asked, subject: id.trim() ? `${kind}/${id.trim()}` : undefined }),
    REST_MS,
  );
  const put = (more: Partial<typeof wish>) => {
    const next = { ...wish, ...more };
    type(next);
    later(next);
  };
  useEffect(() => {
    if (!asked.subject) type((before) => ({ ...before, id: '' }));
  }, [asked.subject]);
  return (
    <div className="pair">
      <NativeSelect
        label={t('audit.subjectKind')}
        data={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
        value={wish.kind}
        onChange={(event) => put({ kind: event.currentTarget.value })}
      />
      <TextInput
        label={t('audit.subjectId')}
        value={wish.id}
        onChange={(event) => put({ id: event.currentTarget.value })}
      />
    </div>
  );
}
