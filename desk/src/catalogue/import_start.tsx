// A file for a price list: handed over, then checked by itself.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, once, taken } from '../api/client';
import { FilePicker, type Sending } from '../imports/file';
import { Steps } from '../imports/steps';
import { Page } from '../parts/page';
import { upload } from '../parts/upload';
import { usePriceList } from './lists_query';

async function sent(list: string, { file, onProgress, signal }: Sending): Promise<string> {
  const begun = await taken(
    api.POST('/v1/price-lists/{price_list}/imports', {
      params: { path: { price_list: list }, header: once() },
      body: { name: file.name, size: file.size },
      signal,
    }),
  );
  await upload({ form: begun.upload, file, onProgress, signal });
  const path = { offer_import: begun.import.id };
  await taken(api.POST('/v1/offer-imports/{offer_import}/preview', { params: { path, header: once() }, signal }));
  return begun.import.id;
}

export function OfferImportStart() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { list } = useParams({ from: '/price-lists/$list/import' });
  const { priceList } = usePriceList(list);
  const send = async (sending: Sending) => {
    const job = await sent(list, sending);
    navigate({ to: '/price-lists/$list/import/$job', params: { list, job } });
  };
  return (
    <Page
      title={t('offerImport.title')}
      back={{ to: `/price-lists/${list}`, words: priceList?.title ?? t('nav.priceLists') }}
    >
      <Text c="dimmed">{t('offerImport.lead')}</Text>
      <Steps current="file" />
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Title order={2}>{t('offerImport.file')}</Title>
          <FilePicker onSend={send} />
          <Text size="sm">{t('offerImport.columns')}</Text>
          <Text size="sm" c="dimmed">
            {t('offerImport.columns.more')}
          </Text>
        </Stack>
      </Paper>
    </Page>
  );
}
