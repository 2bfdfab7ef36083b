// What is asked of the offers of a price list, as it stands in the address of the screen.
const ASKED = ['article', 'brand', 'text'] as const;

export type OffersAsked = Partial<Record<(typeof ASKED)[number], string>>;

export function readOffers(search: Record<string, unknown>): OffersAsked {
  const given = ASKED.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
