// What is asked of the offers of a price list, as it stands in the address of the screen.
import { readAsked } from '../parts/asked';

const ASKED = ['article', 'brand', 'text'] as const;

export type OffersAsked = Partial<Record<(typeof ASKED)[number], string>>;

export const readOffers = (search: Record<string, unknown>): OffersAsked => readAsked(ASKED, search);
