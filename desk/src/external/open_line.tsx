// A line that nothing is decided of yet: chosen or not, how many pieces, and the offer they are taken from.
import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExternalLine } from '../api/things';
import { Goods } from './goods';
import { faultOf, type LineWish } from './line_wishes';
import { OfferPicker } from './offer_picker';
import { Why } from './why';

interface Given {
  line: ExternalLine;
  currency: string;
  wish: LineWish;
  complaining: boolean;
  onWish: (more: Partial<LineWish>) => void;
}

export function OpenLine({ line, currency, wish, complaining, onWish }: Given) {
  const { t } = useTranslation();
  const name = line.name || line.article || line.sku;
  const fault = complaining && wish.chosen ? faultOf(line, wish) : null;
  return (
    <Stack gap={6} className="external-line">
      <Checkbox
        label={<Goods line={line} currency={currency} />}
        aria-label={t('line.choose', { name })}
        checked={wish.chosen}
        onChange={(event) => onWish({ chosen: event.currentTarget.checked })}
      />
      {wish.chosen && (
        <Group gap="xs" align="flex-start" className="inside">
          <TextInput
            size="xs"
            w={120}
            label={t('line.pieces')}
            aria-label={t('line.pieces.of', { name })}
            inputMode="numeric"
            value={wish.pieces}
            error={fault && t(fault)}
            onChange={(event) => onWish({ pieces: event.currentTarget.value })}
          />
          <div className="grows">
            <OfferPicker line={line} wish={wish} onWish={onWish} />
          </div>
        </Group>
      )}
      {line.why && (
        <div className="inside">
          <Why why={line.why} />
        </div>
      )}
    </Stack>
  );
}
