// The community itself: what it is called, in whose time and money it lives.
import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { Quicker, useQuicker } from '../parts/quicker';
import { Failure, Loading } from '../parts/states';
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { zones } from './zones';

type Settings = Schemas['CommunitySettings'];
const NAMES = ['name', 'timeZone', 'currency', 'language'] as const;
type Typed = Record<(typeof NAMES)[number], string>;

const asTyped = ({ name, timeZone, currency, language }: Settings): Typed => ({ name, timeZone, currency, language });

export function CommunitySection() {
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['community'],
    queryFn: () => taken(api.GET('/v1/community')),
  });
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return <Form community={data} />;
}

function useCommunityForm(community: Settings) {
  const { t } = useTranslation();
  const { stale, told, forget } = useQuicker(['community']);
  const form = useForm<Typed>({
    initialValues: asTyped(community),
    validate: {
      name: (text) => (text.trim() ? null : t('form.required')),
      timeZone: (text) => (text.trim() ? null : t('form.required')),
    },
  });
  const save = useAct({
    does: (wish: Typed) => {
      const first = form.getInitialValues();
      const body = Object.fromEntries(
        NAMES.filter((name) => wish[name] !== first[name]).map((name) => [name, wish[name]]),
      );
      return taken(api.PATCH('/v1/community', { body, params: { header: seen(community.version) } }));
    },
    said: t('community.saved'),
    touches: [['community'], ['me']],
    onDone: (kept) => {
      forget();
      form.setInitialValues(asTyped(kept));
      form.setValues(asTyped(kept));
    },
    onRefused: (refusal) => told(refusal) || complain(form, refusal, NAMES),
  });
  return { form, save, stale };
}

function Form({ community }: { community: Settings }) {
  const { t } = useTranslation();
  const writes = useMay()('community:write');
  const { form, save, stale } = useCommunityForm(community);
  const dirty = form.isDirty();
  return (
    <Paper withBorder p="md" maw={640}>
      <Unsaved when={dirty && !save.isPending} />
      <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
        <Stack gap="sm">
          <Quicker when={stale} words={t('community.stale')} />
          {!writes && <Text c="dimmed">{t('community.locked')}</Text>}
          <TextInput label={t('community.name')} readOnly={!writes} {...form.getInputProps('name')} />
          <NativeSelect
            label={t('community.timeZone')}
            description={t('community.timeZone.hint')}
            data={zones(community.timeZone)}
            disabled={!writes}
            {...form.getInputProps('timeZone')}
          />
          <NativeSelect
            label={t('community.currency')}
            description={t('community.currency.hint')}
            data={community.currencies}
            disabled={!writes}
            {...form.getInputProps('currency')}
          />
          <NativeSelect
            label={t('community.language')}
            data={(['ru', 'en'] as const).map((value) => ({ value, label: t(`community.${value}`) }))}
            disabled={!writes}
            {...form.getInputProps('language')}
          />
          {community.group && (
            <Text size="sm" c="dimmed">
              {t('community.group')}: {community.group}
            </Text>
          )}
          {writes && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending} disabled={!dirty}>
                {t('action.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
