// A key for a program: what it may do in words, until when; the key itself is shown this once.
import { Alert, Button, Checkbox, Code, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { utc } from '../parts/format';
import { type Permission, useMay } from '../shell/rights';

// In the order in which a program is likely to need them; what is a person's own is given to no program.
const SCOPES = [
  'orders:read',
  'orders:write',
  'purchases:read',
  'purchases:write',
  'payments:read',
  'payments:record',
  'claims:read',
  'claims:decide',
  'imports:read',
  'imports:run',
  'offers:read',
  'offers:write',
  'points:read',
  'points:write',
  'notices:read',
  'notices:write',
  'organizers:read',
  'organizers:write',
  'card:write',
  'community:read',
  'community:write',
  'connections:read',
  'connections:write',
  'external:read',
  'external:decide',
  'accounts:read',
  'accounts:write',
  'buyers:export',
  'buyers:erase',
  'audit:read',
  'keys:read',
] as const satisfies readonly Permission[];

export function KeyOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="teal" title={t('keys.once')} role="status">
      <Stack gap="sm" align="flex-start">
        <Code className="words">{secret}</Code>
        <Group gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              >
                {t(copied ? 'keys.copied' : 'keys.copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('keys.done')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

export function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[], expiresAt: '' },
    validate: {
      name: (text) => (text.trim() ? null : t('form.required')),
      scopes: (chosen) => (chosen.length ? null : t('form.required')),
    },
  });
  const make = useAct({
    does: (body: Schemas['ApiKeyAsked'], header) => taken(api.POST('/v1/api-keys', { body, params: { header } })),
    touches: [['keys']],
    onDone: (made) => onMade(made.key),
    onRefused: (refusal) => complain(form, refusal, ['name', 'scopes', 'expiresAt']),
  });
  const submit = form.onSubmit(({ name, scopes, expiresAt }) =>
    make.mutate({ name: name.trim(), scopes: scopes as Permission[], expiresAt: utc(expiresAt) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('keys.name')} maxLength={60} data-autofocus required {...form.getInputProps('name')} />
        <TextInput
          type="datetime-local"
          label={t('keys.expiresAt')}
          description={t('keys.expiresAt.hint')}
          {...form.getInputProps('expiresAt')}
        />
        <Checkbox.Group
          label={t('keys.scopes')}
          description={t('keys.scopes.hint')}
          withAsterisk
          {...form.getInputProps('scopes')}
        >
          <Stack gap={6} mt="xs">
            {SCOPES.filter(may).map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scope.${scope}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end" className="sticky">
          <Button type="submit" loading={make.isPending}>
            {t('action.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
