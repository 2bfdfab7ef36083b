// A name for the device, then the device itself asks for a finger, a face or a code.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { addPasskey } from '../shell/passkeys';

const LONGEST = 60;

export function NewPasskey({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: t('passkeys.device') },
    validate: { name: (text) => (text.trim() ? null : t('form.required')) },
  });
  const add = useAct({
    does: ({ name }: { name: string }) => unlessRefused(name),
    touches: [['passkeys']],
    said: (made) => (made ? t('passkeys.added') : ''),
    onDone: (made) => (made ? onMade() : form.setFieldError('name', t('passkeys.off'))),
    onRefused: (refusal) => complain(form, refusal, ['name']),
  });
  return (
    <form onSubmit={form.onSubmit((given) => add.mutate(given))}>
      <Stack>
        <Text>{t('passkeys.how')}</Text>
        <TextInput
          label={t('passkeys.name')}
          maxLength={LONGEST}
          required
          withAsterisk={false}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t('passkeys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Null where the person, or the device, would rather not: nothing was asked of us. */
async function unlessRefused(name: string) {
  try {
    return await addPasskey(name);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
