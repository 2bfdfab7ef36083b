// A message to all buyers of a purchase; before it goes it is shown who would hear it and how he would read it.
import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { complain } from '../parts/fields';
import { Told } from '../parts/told';
import { Unsaved } from '../parts/unsaved';

const MOST_LETTERS = 500;

/** A message is looked at first, and then sent; `shown` is what would come of it. */
function useMessage(purchase: string) {
  const { t } = useTranslation();
  const [shown, show] = useState<{ text: string; outcome: Schemas['MessageOutcome'] } | null>(null);
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: (text) => (text.trim() ? null : t('message.empty')) },
  });
  const path = { purchase };
  const look = useAct({
    does: (text: string, header) =>
      taken(api.POST('/v1/purchases/{purchase}/messages', { params: { path, header }, body: { text, dryRun: true } })),
    onDone: (outcome, text) => show({ text, outcome }),
    onRefused: (refusal) => complain(form, refusal, ['text']),
  });
  const send = useAct({
    does: (text: string, header) =>
      taken(api.POST('/v1/purchases/{purchase}/messages', { params: { path, header }, body: { text } })),
    said: t('message.sent'),
    touches: [['purchaseMessages'], ['home']],
    onDone: () => {
      show(null);
      form.reset();
    },
    onRefused: (refusal) => {
      show(null);
      return complain(form, refusal, ['text']);
    },
  });
  return { form, look, send, shown, forget: () => show(null) };
}

export function Writing({ purchase }: { purchase: string }) {
  const { t } = useTranslation();
  const { form, look, send, shown, forget } = useMessage(purchase);
  const { text } = form.values;
  const hearing = shown?.outcome.hearing;
  return (
    <Paper withBorder p="md">
      <Unsaved when={text.trim() !== '' && !send.isPending} />
      <form onSubmit={form.onSubmit((wish) => look.mutate(wish.text.trim()))} noValidate>
        <Stack gap="sm">
          <Textarea
            label={t('message.text')}
            description={t('message.hint')}
            autosize
            minRows={3}
            maxLength={MOST_LETTERS}
            required
            {...form.getInputProps('text')}
          />
          <Group justify="space-between">
            <Button type="submit" loading={look.isPending}>
              {t('message.look')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('message.left', { left: MOST_LETTERS - text.length })}
            </Text>
          </Group>
        </Stack>
      </form>
      <Confirm
        opened={shown !== null}
        title={t('message.title')}
        action={t(hearing ? 'message.send' : 'action.close')}
        busy={send.isPending}
        onConfirm={() => (shown && hearing ? send.mutate(shown.text) : forget())}
        onClose={forget}
      >
        {hearing ? <Told told={hearing} /> : <Text>{t('message.nobody')}</Text>}
        {shown?.outcome.complete === false && (
          <Text c="dimmed">{t('effects.incomplete', { count: shown.outcome.looked ?? 0 })}</Text>
        )}
      </Confirm>
    </Paper>
  );
}
