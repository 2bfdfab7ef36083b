// Messages to the buyers of a purchase: written, looked at before they go, and whom they did not reach.
import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { usePurchase } from './one';
import { SentMessage } from './sent_message';
import { Writing } from './writing';

export function PurchaseMessages() {
  const { t } = useTranslation();
  const may = useMay();
  const { purchase } = useParams({ from: '/purchases/$purchase/messages' });
  const title = usePurchase(purchase).data?.title ?? t('nav.purchases');
  return (
    <Page title={t('purchase.messages')} back={{ to: `/purchases/${purchase}`, words: title }}>
      {may('purchases:write') && <Writing purchase={purchase} />}
      <Sent purchase={purchase} />
    </Page>
  );
}

function Sent({ purchase }: { purchase: string }) {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['purchaseMessages', purchase],
    queryFn: () => taken(api.GET('/v1/purchases/{purchase}/messages', { params: { path: { purchase } } })),
  });
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  if (!data.items.length) return <Empty title={t('message.none')} text={t('message.none.text')} />;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('message.sentOnes')}</Title>
      {data.items.map((each) => (
        <SentMessage key={each.id} purchase={purchase} message={each} />
      ))}
    </Stack>
  );
}
