// A line that was decided: what, when, from which offer or for what reason, and what the marketplace was told.
import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { External, ExternalLine } from '../api/things';
import { moment, money, number } from '../parts/format';
import { useDeciders } from './deciders';
import { isDecidable } from './deciding';
import { Goods } from './goods';
import { GoodsKept } from './goods_kept';
import { reasonWords } from './rule_reasons';
import { DecisionBadge, PushBadge, PushTrouble } from './states';
import { Why } from './why';

/** Whoever cancelled is no worker of ours, and what was taken before is free again. */
const TAKEN = { accepted: 'line.taken', cancelled: 'line.wasTaken', new: '', refused: '', dismissed: '' } as const;

export function DecidedLine({ order, line }: { order: External; line: ExternalLine }) {
  const { t } = useTranslation();
  const decider = useDeciders();
  const { decision, decidedAt, decidedBy, pieces, offer, reason, reasonText } = line;
  const by = decidedBy && decider(line);
  const bound = offer && [offer.title, offer.price !== null && money(offer.price, order.currency)];
  return (
    <Stack gap={4} className="external-line">
      <Goods line={line} currency={order.currency} />
      <Group gap={6}>
        {(decision !== 'new' || isDecidable(order)) && <DecisionBadge decision={decision} />}
        <PushBadge push={line.push} />
      </Group>
      {TAKEN[decision] && pieces > 0 && (
        <Text size="sm">
          {t(TAKEN[decision], { pieces: number(pieces) })}
          {bound ? ` · ${bound.filter(Boolean).join(', ')}` : ` · ${t('offers.none')}`}
        </Text>
      )}
      {decision === 'accepted' && offer?.supplied && <GoodsKept supplied={offer.supplied} push={line.push} />}
      {decision === 'refused' && (reason || reasonText) && (
        <Text size="sm">
          {t('line.reason', { reason: [reason && reasonWords(reason, t), reasonText].filter(Boolean).join(': ') })}
        </Text>
      )}
      {decidedAt && (
        <Text size="sm" c="dimmed">
          {[moment(decidedAt), decision !== 'cancelled' && by].filter(Boolean).join(' · ')}
        </Text>
      )}
      <PushTrouble line={line} />
      {line.why && <Why why={line.why} />}
    </Stack>
  );
}
