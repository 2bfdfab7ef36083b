// States in a word and a colour.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Claim, Order, Purchase } from '../api/things';

export type Stage = Purchase['stage'];
export type PaymentState = Order['paymentState'];
export type Handout = Order['handout'];
export type ClaimState = Claim['state'];

export const STAGES: readonly Stage[] = [
  'draft',
  'collecting',
  'stopped',
  'ordered',
  'in_transit',
  'distributing',
  'completed',
  'cancelled',
];
export const PAYMENT_STATES: readonly PaymentState[] = ['unpaid', 'partly_paid', 'paid', 'overpaid'];
export const HANDOUTS: readonly Handout[] = ['not_ready', 'ready', 'handed_out', 'stored', 'returned'];

const COLOURS: Record<Stage | PaymentState | Handout | ClaimState, string> = {
  draft: 'gray',
  collecting: 'blue',
  stopped: 'yellow',
  ordered: 'grape',
  in_transit: 'indigo',
  distributing: 'teal',
  completed: 'gray',
  cancelled: 'red',
  unpaid: 'red',
  partly_paid: 'yellow',
  paid: 'teal',
  overpaid: 'grape',
  not_ready: 'gray',
  ready: 'blue',
  handed_out: 'teal',
  stored: 'yellow',
  returned: 'red',
  pending: 'yellow',
  confirmed: 'teal',
  rejected: 'red',
  withdrawn: 'gray',
};

export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  return <Badge color={COLOURS[stage]}>{t(`stage.${stage}`)}</Badge>;
}

export function PaymentBadge({ state, elsewhere }: { state: PaymentState; elsewhere?: boolean }) {
  const { t } = useTranslation();
  if (elsewhere) return <Badge color="gray">{t('paymentState.elsewhere')}</Badge>;
  return <Badge color={COLOURS[state]}>{t(`paymentState.${state}`)}</Badge>;
}

export function HandoutBadge({ handout }: { handout: Handout }) {
  const { t } = useTranslation();
  return <Badge color={COLOURS[handout]}>{t(`handout.${handout}`)}</Badge>;
}

export function ClaimBadge({ state }: { state: ClaimState }) {
  const { t } = useTranslation();
  return <Badge color={COLOURS[state]}>{t(`claimState.${state}`)}</Badge>;
}
