// Why marketplaces let a seller refuse, as far as it is known beforehand: a rule has no order to ask about.
import type { TFunction } from 'i18next';
import type { Marketplace } from './marketplaces';

interface Reason {
  id: '352' | '400' | '402' | 'out_of_stock' | 'price_changed';
  marketplace: Marketplace;
  needsText?: boolean;
}

/** Of the others the only one there is needs not be named. */
export const REASONS: readonly Reason[] = [
  { id: '352', marketplace: 'ozon' },
  { id: '400', marketplace: 'ozon' },
  { id: '402', marketplace: 'ozon', needsText: true },
  { id: 'out_of_stock', marketplace: 'zzap' },
  { id: 'price_changed', marketplace: 'zzap' },
];

export const knownReason = (id: string): Reason | undefined => REASONS.find((each) => each.id === id);

/** Those that orders have beside them: no rule names one. */
const OTHERS = ['other', 'SHOP_FAILED', 'cancel'] as const;

export function reasonWords(id: string, t: TFunction): string {
  const known = knownReason(id)?.id ?? OTHERS.find((each) => each === id);
  return known ? t(`ruleReason.${known}`) : id;
}
