// Words for names that the API may add to: one that is new is shown as it is.
import { useTranslation } from 'react-i18next';

export type Kind =
  | 'accountField'
  | 'actor'
  | 'change'
  | 'claimState'
  | 'claimWarning'
  | 'connectionState'
  | 'decision'
  | 'event'
  | 'field'
  | 'handout'
  | 'import.state'
  | 'letter'
  | 'lineState'
  | 'locked'
  | 'money'
  | 'noticeReason'
  | 'need'
  | 'noticeState'
  | 'offerKind'
  | 'orderStatus'
  | 'paymentState'
  | 'phase'
  | 'push'
  | 'pushProblem'
  | 'role'
  | 'scope'
  | 'soldAt'
  | 'stage'
  | 'sum'
  | 'subject'
  | 'way';

export function useNamed(): (kind: Kind, name: string) => string {
  const { t, i18n } = useTranslation();
  const say = t as (key: string) => string;
  return (kind, name) => (i18n.exists(`${kind}.${name}`) ? say(`${kind}.${name}`) : name);
}

/** Money goes to a buyer's balance or from there: its sign tells which, the other way round in an order's ledger. */
export const moneyKind = ({ kind, order, amount }: { kind: string; order?: string | null; amount: number }): string =>
  kind === 'credit' && (order ? amount > 0 : amount < 0) ? 'credit.use' : kind;
