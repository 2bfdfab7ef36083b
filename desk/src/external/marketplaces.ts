// The marketplaces, and what an account of each is connected by: the table of the server, which a test holds this one to.
import type { Schemas } from '../api/client';
import forms from './forms.json';

export type Marketplace = Schemas['Marketplace'];

export const MARKETPLACES: readonly Marketplace[] = ['ozon', 'yandex_market', 'wildberries', 'zzap', 'getzzap'];

interface Form {
  public: readonly string[];
  /** Never shown again. */
  secret: readonly string[];
  optional: readonly string[];
  pushes: boolean;
  /** Pushes are signed with a secret of the account, which follows from its address. */
  signs: boolean;
}

export const formOf = (marketplace: Marketplace): Form => forms[marketplace];

/** Of these the codes of statuses are a seller's own: nobody else knows what they mean. */
export const OWN_CODES: readonly Marketplace[] = ['zzap', 'getzzap'];
