// On a phone filters lie folded: a button says how many are set, and unfolds them.
import { Button } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface Given {
  count?: number;
  opened: boolean;
  onToggle: () => void;
}

export function FiltersButton({ count = 0, opened, onToggle }: Given) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      hiddenFrom="sm"
      leftSection={<ListFilter size={16} aria-hidden />}
      aria-expanded={opened}
      onClick={onToggle}
    >
      {count ? t('orders.filtersOf', { count }) : t('orders.filters')}
    </Button>
  );
}
