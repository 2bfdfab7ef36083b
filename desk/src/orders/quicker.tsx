// Another was quicker: the order is shown as it is now, and what was typed stays for another try.
import { Alert } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problems';

export function useQuicker(number: string) {
  const queries = useQueryClient();
  const [stale, setStale] = useState(false);
  const told = (refusal: Problem): boolean => {
    if (!refusal.stale && refusal.code !== 'order_stale') return false;
    setStale(true);
    if (refusal.current) queries.setQueryData(['order', number], refusal.current);
    else queries.invalidateQueries({ queryKey: ['order', number] });
    return true;
  };
  return { stale, told };
}

export function Quicker({ when }: { when: boolean }) {
  const { t } = useTranslation();
  if (!when) return null;
  return (
    <Alert color="yellow" role="alert" title={t('order.stale')}>
      {t('order.stale.text')}
    </Alert>
  );
}
