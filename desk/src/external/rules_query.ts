// The rules by which lines of marketplaces are decided, as they are saved and as they are sent.
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import type { ExternalRule, ExternalRules } from '../api/things';

export const RULES = ['rules'] as const;

export type When = Required<Schemas['ConditionsAsked']>;

/** A rule as it is sent: `id` is empty for one that is not saved yet. */
export type Rule = Required<Omit<Schemas['RuleAsked'], 'when'>> & { when: When };

export const useRules = (enabled = true) =>
  useQuery({
    queryKey: RULES,
    queryFn: (): Promise<ExternalRules> => taken(api.GET('/v1/external-rules')),
    enabled,
  });

export const asAsked = ({ counts: _, ...rule }: ExternalRule): Rule => rule;

export const ANYTHING: When = {
  accounts: [],
  marketplaces: [],
  brands: [],
  articles: [],
  regions: [],
  price: null,
  margin: null,
  stock: null,
  quantityFrom: null,
  quantityTo: null,
  needs: [],
  tests: false,
};

export const BLANK: Rule = {
  id: '',
  title: '',
  act: 'accept',
  when: ANYTHING,
  enabled: true,
  choice: 'cost',
  priceList: '',
  reason: '',
  reasonText: '',
};
