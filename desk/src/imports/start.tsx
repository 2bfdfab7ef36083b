// The organizer's first two choices: into which purchase, and which file. Nothing is chosen beforehand:
// orders must not land in a purchase by inattention.

import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day } from '../parts/format';
import { More } from '../parts/list';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { usePurchases } from '../purchases/all';
import { NewPurchase } from '../purchases/new_purchase';
import { FilePicker } from './file';
import { Steps } from './steps';

export function ImportStart() {
  const { t } = useTranslation();
  const { purchase } = useSearch({ from: '/import' });
  const [chosen, choose] = useState<string | null>(purchase ?? null);
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
          <FilePicker purchase={chosen} />
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
