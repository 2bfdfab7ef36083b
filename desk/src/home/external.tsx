// The orders of marketplaces that wait: at the top of the day of whoever decides on them.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PackageSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { OrderLink } from '../external/order_link';
import { moment, number } from '../parts/format';
import { useMay } from '../shell/rights';
import { useSession } from '../shell/session';
import { Tile } from './tile';

/** The most that one page may hold: it costs the same call as five. */
const COUNTED = 100;
const SHOWN = 5;

/** An owner who has no marketplaces is not told that nothing waits there. */
export function ExternalTile() {
  const { t } = useTranslation();
  const may = useMay();
  const manages = useSession()?.role === 'external_orders_manager';
  const { data } = useQuery({
    queryKey: ['external', 'first'],
    queryFn: () => taken(api.GET('/v1/external-orders', { params: { query: { waiting: true, limit: COUNTED } } })),
    enabled: may('external:read'),
  });
  if (!data || (!manages && !data.items.length)) return null;
  const { items, next } = data;
  const counted = next ? `${number(items.length)}+` : number(items.length);
  return (
    <Tile icon={<PackageSearch aria-hidden />} title={t('nav.external')} to="/external" action={t('home.decide')}>
      {items.length > 0 ? t('home.external', { counted }) : t('home.external.none')}
      <Stack gap={4} mt="xs">
        {items.slice(0, SHOWN).map((each) => (
          <div key={`${each.account} ${each.order}`}>
            <OrderLink place={each} />{' '}
            <Text component="span" size="sm" c="dimmed">
              {t(`marketplace.${each.marketplace}`)}
              {each.shipUntil && ` · ${t('home.external.until', { at: moment(each.shipUntil) })}`}
            </Text>
          </div>
        ))}
      </Stack>
    </Tile>
  );
}
