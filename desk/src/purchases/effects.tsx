// What a change of a purchase would do to whom, asked of the rules that will do it.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once, type Schemas, taken } from '../api/client';
import { money } from '../parts/format';
import { Failure, Loading } from '../parts/states';
import { Told } from '../parts/told';

export type Draft = Schemas['DraftAsked'];
export type Preview = Schemas['ChangePreview'];

export const previewed = (purchase: string, draft: Draft): Promise<Preview> =>
  taken(
    api.POST('/v1/purchases/{purchase}/preview', {
      params: { path: { purchase }, header: once() },
      body: draft,
    }),
  );

/** Whether anybody would notice: what touches nobody need not be asked about. */
export const matters = ({ sums, refunds, messages }: Preview): boolean =>
  sums.orders > 0 || refunds.orders > 0 || messages.length > 0;

/** Of a draft that is complete; another draft is asked about anew. */
export function Foreseen({ purchase, draft, currency }: { purchase: string; draft: Draft; currency: string }) {
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['preview', purchase, draft],
    queryFn: () => previewed(purchase, draft),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  if (isError) return <Failure error={error} onAgain={refetch} />;
  if (isPending) return <Loading lines={2} />;
  return <Effects preview={data} currency={currency} />;
}

export function Effects({ preview, currency }: { preview: Preview; currency: string }) {
  const { t } = useTranslation();
  const { looked, complete, sums, refunds, messages } = preview;
  return (
    <Stack gap="sm" role="status">
      {!complete && <Text c="dimmed">{t('effects.incomplete', { count: looked })}</Text>}
      {sums.orders > 0 && (
        <Text>
          {t('effects.sums', {
            count: sums.orders,
            before: money(sums.before, currency),
            after: money(sums.after, currency),
          })}
        </Text>
      )}
      {refunds.orders > 0 && (
        <Text fw={600}>{t('effects.refunds', { count: refunds.orders, sum: money(refunds.sum, currency) })}</Text>
      )}
      {messages.map((each) => (
        <Told key={each.message} told={each} />
      ))}
      {messages.length === 0 && <Text>{t(sums.orders > 0 ? 'effects.quiet' : 'effects.none')}</Text>}
    </Stack>
  );
}
