// What routes answer, named after the routes: names of forms change when another form bears the same.
import type { paths } from './schema';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Given } } } };
}
  ? Given
  : never;

export type Home = Answer<'/v1/home'>;
export type Purchase = Answer<'/v1/purchases'>['items'][number];
export type Listed = Answer<'/v1/orders'>['items'][number];
export type Order = Answer<'/v1/orders/{number}'>;
export type Entry = Answer<'/v1/payments'>['items'][number];
export type Claim = Answer<'/v1/claims'>['items'][number];
export type Account = Answer<'/v1/accounts'>['items'][number];
export type ExternalRules = Answer<'/v1/external-rules'>;
export type ExternalRule = ExternalRules['items'][number];
export type PriceList = Answer<'/v1/price-lists'>['items'][number];
export type Offer = Answer<'/v1/offers'>['items'][number];
export type OfferImport = Answer<'/v1/offer-imports/{offer_import}'>;
export type External = Answer<'/v1/external-orders'>['items'][number];
export type ExternalLine = External['lines'][number];
export type LogRecord = Answer<'/v1/accounts/{account}/log'>['items'][number];
