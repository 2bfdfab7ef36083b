// Suppliers are asked for an article by a press; who does not answer says so.
import { Button, Text } from '@mantine/core';
import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answered } from './supplied';

interface Given {
  name: string;
  asked: boolean;
  busy: boolean;
  answered: readonly Answered[];
  onAsk: () => void;
}

export function SuppliedAsking({ name, asked, busy, answered, onAsk }: Given) {
  const { t } = useTranslation();
  if (!asked || busy)
    return (
      <Button
        variant="default"
        size="xs"
        className="starts"
        leftSection={<Truck size={16} aria-hidden />}
        loading={busy}
        aria-label={t('supplied.ask.of', { name })}
        onClick={onAsk}
      >
        {t('supplied.ask')}
      </Button>
    );
  return (
    <Text size="xs" c="dimmed" component="div" role="status">
      {answered.map(({ supplier, offers, trouble }) => (
        <div key={supplier.id}>
          {supplier.title}:{' '}
          {trouble || (offers.length ? t('supplied.found', { count: offers.length }) : t('supplied.none'))}
        </div>
      ))}
    </Text>
  );
}
