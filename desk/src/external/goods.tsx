// A line of an external order as its marketplace tells it: article, brand, name, how many at what price.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExternalLine } from '../api/things';
import { money, number } from '../parts/format';

interface Given {
  line: ExternalLine;
  currency: string;
}

export function Goods({ line, currency }: Given) {
  const named = [line.brand, line.article || line.sku].filter(Boolean).join(' ');
  return (
    <div>
      <Text component="span" fw={600}>
        {named || line.name}
      </Text>{' '}
      <Text component="span" size="sm" className={line.quantity === null ? undefined : 'sum'}>
        <Quantity line={line} currency={currency} />
      </Text>
      {named && line.name && (
        <Text size="sm" c="dimmed" component="div">
          {line.name}
        </Text>
      )}
    </div>
  );
}

/** The marketplace may tell a quantity in words, and no price at all. */
function Quantity({ line, currency }: Given) {
  const { t } = useTranslation();
  const pieces =
    line.quantity === null ? t('goods.inWords', { words: line.quantityText || '—' }) : number(line.quantity);
  const fewer = line.wanted !== null && line.quantity !== null && line.wanted < line.quantity;
  return (
    <>
      {pieces}
      {line.price !== null && ` × ${money(line.price, currency)}`}
      {fewer && ` ${t('goods.wanted', { pieces: number(line.wanted ?? 0) })}`}
    </>
  );
}
