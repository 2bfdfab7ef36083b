// What signs pushes to the account's address: it is shown to whoever asks for it, and kept nowhere. That of another
// address is another one.
import { Button, Code, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Key } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Trouble } from '../parts/trouble';

export function SigningSecret({ account }: { account: string }) {
  const { t } = useTranslation();
  const asked = useMutation({
    mutationFn: () => taken(api.GET('/v1/accounts/{account}/secret', { params: { path: { account } } })),
  });
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm" c="dimmed">
        {t('secret.about')}
      </Text>
      {asked.data ? (
        <Code className="words">{asked.data.secret}</Code>
      ) : (
        <Button
          variant="default"
          size="xs"
          leftSection={<Key size={16} aria-hidden />}
          loading={asked.isPending}
          onClick={() => asked.mutate()}
        >
          {t('secret.show')}
        </Button>
      )}
      <Trouble words={asked.isError ? asked.error.message : ''} />
    </Stack>
  );
}
