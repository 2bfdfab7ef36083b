// The present filters under a name.
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useMay } from '../shell/rights';
import { useAct } from './act';
import { complain } from './fields';
import type { Keeping } from './views';

export function NewView({ wanted, empty, sharing, hint, onKept }: Keeping & { onKept: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const form = useForm({
    initialValues: { name: '', shared: false },
    validate: { name: (text) => (text.trim() ? null : t('form.required')) },
  });
  const save = useAct({
    does: (body: Schemas['ViewAsked'], header) => taken(api.POST('/v1/views', { body, params: { header } })),
    said: t('views.saved'),
    touches: [['views']],
    onDone: () => {
      form.reset();
      onKept();
    },
    onRefused: (refusal) => complain(form, refusal, ['name']),
  });
  if (empty)
    return (
      <Text c="dimmed" size="sm">
        {t('views.nothing')}
      </Text>
    );
  return (
    <form
      onSubmit={form.onSubmit(({ name, shared }) => save.mutate({ name: name.trim(), shared, ...wanted }))}
      noValidate
    >
      <Stack gap="sm">
        <TextInput label={t('views.name')} description={hint} maxLength={80} {...form.getInputProps('name')} />
        <Group justify="space-between">
          {may(sharing) ? (
            <Checkbox label={t('views.share')} {...form.getInputProps('shared', { type: 'checkbox' })} />
          ) : (
            <span />
          )}
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
