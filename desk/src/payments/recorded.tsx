// Who entered money: a person by his name, a program by that of its key, as far as one may see the keys.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Entry } from '../api/things';
import { useMay } from '../shell/rights';

export function RecordedBy({ by }: { by: Entry['recordedBy'] }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['keys', 'named'],
    queryFn: () => taken(api.GET('/v1/api-keys')),
    enabled: !by.name && may('keys:read'),
  });
  const key = data?.items.find((each) => each.id === by.id);
  return by.name || (key ? t('payments.key', { name: key.name }) : t('payments.nameless'));
}
