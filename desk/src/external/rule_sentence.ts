// A rule as a sentence: what it asks of a line, and what it does with one that fits.
import { useTranslation } from 'react-i18next';
import { usePriceLists } from '../catalogue/lists_query';
import { useNamed } from '../parts/named';
import { language } from '../texts';
import { useAccounts } from './accounts_query';
import { reasonWords } from './rule_reasons';
import type { Rule, When } from './rules_query';

const SHOWN = 5;

/** «Knecht, Mahle или Mann»; of many only the first. */
function listed(values: readonly string[], rest: (count: number) => string): string {
  const shown = values.length > SHOWN ? [...values.slice(0, SHOWN), rest(values.length - SHOWN)] : [...values];
  return new Intl.ListFormat(language(), { type: 'disjunction' }).format(shown);
}

export function useSentence(): (rule: Rule) => string {
  const { t } = useTranslation();
  const conditions = useConditions();
  const action = useAction();
  return (rule) => {
    const asked = conditions(rule.when);
    const deed = action(rule);
    return asked.length ? t('rule.sentence', { asked: asked.join(', '), deed }) : t('rule.always', { deed });
  };
}

function useConditions(): (when: When) => string[] {
  const { t } = useTranslation();
  const named = useNamed();
  const accounts = useAccounts().data?.items ?? [];
  const titleOf = (account: string) => accounts.find(({ id }) => id === account)?.title ?? account;
  const any = (values: readonly string[]) => listed(values, (count) => t('rule.more', { count }));
  return (when) => {
    const { quantityFrom: from, quantityTo: to } = when;
    const told = [
      when.accounts.length > 0 && t('rule.account', { names: any(when.accounts.map(titleOf)) }),
      when.marketplaces.length > 0 &&
        t('rule.marketplace', { names: any(when.marketplaces.map((each) => t(`marketplace.${each}`))) }),
      when.brands.length > 0 && t('rule.brand', { names: any(when.brands) }),
      when.articles.length > 0 && t('rule.article', { names: any(when.articles) }),
      when.regions.length > 0 && t('rule.region', { names: any(when.regions) }),
      when.price !== null && t('rule.price', { percent: when.price }),
      when.margin !== null && t('rule.margin', { percent: when.margin }),
      when.stock !== null && t(`rule.stock.${when.stock}`),
      from !== null && to !== null && t('rule.between', { from, to }),
      from !== null && to === null && t('rule.from', { from }),
      from === null && to !== null && t('rule.to', { to }),
      when.needs.length > 0 && t('rule.needs', { names: when.needs.map((each) => named('need', each)).join(', ') }),
      when.tests && t('rule.tests'),
    ];
    return told.filter((each) => each !== false);
  };
}

function useAction(): (rule: Rule) => string {
  const { t } = useTranslation();
  const lists = usePriceLists().data?.items ?? [];
  return ({ act, choice, priceList, reason, reasonText }) => {
    if (act === 'leave') return t('rule.leaves');
    if (act === 'accept') {
      const title = lists.find(({ id }) => id === priceList)?.title ?? '…';
      return t('rule.accepts', {
        choice: choice === 'list' ? t('rule.ofList', { title }) : t(`rule.choice.${choice}`),
      });
    }
    const why = [reason && reasonWords(reason, t), reasonText].filter(Boolean).join(': ');
    return why ? t('rule.refusesWith', { why }) : t('rule.refuses');
  };
}
