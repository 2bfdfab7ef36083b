// The organizer's first two choices: into which purchase, and which file. Nothing is chosen beforehand:
// orders must not land in a purchase by inattention.

import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day } from '../parts/format';
import { More } from '../parts/list';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { upload } from '../parts/upload';
import { usePurchases } from '../purchases/all';
import { NewPurchase } from '../purchases/new_purchase';
import { FilePicker, type Sending } from './file';
import { Steps } from './steps';

async function sent(purchase: string, { file, onProgress, signal }: Sending): Promise<string> {
  const begun = await taken(
    api.POST('/v1/purchases/{purchase}/imports', {
      params: { path: { purchase }, header: once() },
      body: { name: file.name, size: file.size },
      signal,
    }),
  );
  await upload({ form: begun.upload, file, onProgress, signal });
  const job = begun.import.id;
  await taken(api.POST('/v1/imports/{job}/preview', { params: { path: { job }, header: once() }, signal }));
  return job;
}

export function ImportStart() {
  const { t } = useTranslation();
  const { purchase } = useSearch({ from: '/import' });
  const navigate = useNavigate();
  const [chosen, choose] = useState<string | null>(purchase ?? null);
  const send = async (sending: Sending) => {
    const job = await sent(chosen as string, sending);
    navigate({ to: '/import/$job', params: { job } });
  };
  return (
    <Page title={t('import.title')}>
      <Text c="dimmed">{t('import.lead')}</Text>
      <Steps current="file" />
      <Paper withBorder p="md">
        <Chooser chosen={chosen} onChoose={choose} />
      </Paper>
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Title order={2}>{t('import.file')}</Title>
          <FilePicker closed={!chosen && t('file.first')} onSend={send} />
        </Stack>
      </Paper>
    </Page>
  );
}

function Chooser({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const { query, items } = usePurchases();
  const [adding, { open, close }] = useDisclosure();
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} id="where">
          {t('import.where')}
        </Title>
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
          {t('purchase.new')}
        </Button>
      </Group>
      <NewPurchase opened={adding} onClose={close} onCreated={(made) => onChoose(made.id)} />
      {query.isPending && <Loading lines={2} />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {items?.length === 0 && <Text>{t('purchases.none')}</Text>}
      <Radio.Group value={chosen} onChange={onChoose} aria-labelledby="where">
        <Stack gap="xs" mah={320} className="scrolls">
          {items?.map((each) => (
            <Choice key={each.id} purchase={each} />
          ))}
        </Stack>
      </Radio.Group>
      <More query={query} />
    </Stack>
  );
}

function Choice({ purchase }: { purchase: Purchase }) {
  return (
    <Radio
      value={purchase.id}
      label={
        <Group gap="xs">
          <Text fw={600}>{purchase.title}</Text>
          <StageBadge stage={purchase.stage} />
          <Text size="sm" c="dimmed">
            {day(purchase.createdAt)}
          </Text>
        </Group>
      }
    />
  );
}
