// One key leads anywhere: «/» or Ctrl+K, a word or the number of an order.
import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { Receipt, Search, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLACES } from './places';
import { useMay } from './rights';

/** An order of that number, the places, buyers of those words. */
function useFound(query: string): SpotlightActionData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const wanted = query.replace(/^[№#\s]+/, '').trim();
  const order: SpotlightActionData[] = /^\d{1,12}$/.test(wanted)
    ? [
        {
          id: 'order',
          label: t('palette.order', { number: wanted }),
          keywords: [query],
          leftSection: <Receipt size={18} aria-hidden />,
          onClick: () => navigate({ to: '/orders/$number', params: { number: wanted } }),
        },
      ]
    : [];
  const buyer: SpotlightActionData[] =
    wanted.length > 2 && may('orders:read')
      ? [
          {
            id: 'buyer',
            label: t('palette.buyer', { words: query.trim() }),
            keywords: [query],
            leftSection: <Users size={18} aria-hidden />,
            onClick: () => navigate({ to: '/buyers', search: { q: query.trim() } }),
          },
        ]
      : [];
  const places = PLACES.filter(({ needs }) => may(needs)).map(({ name, to, icon: Icon }) => ({
    id: name,
    label: t(`nav.${name}`),
    leftSection: <Icon size={18} aria-hidden />,
    onClick: () => navigate({ to }),
  }));
  return [...order, ...places, ...buyer];
}

/** Opens whenever `times` grows. */
export function Palette({ times }: { times: number }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useFound(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: that it grew is what opens it
  useEffect(spotlight.open, [times]);
  return (
    <Spotlight
      actions={found}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <Search size={18} aria-hidden />,
        placeholder: t('palette.hint'),
        'aria-label': t('palette.hint'),
      }}
      highlightQuery
    />
  );
}
