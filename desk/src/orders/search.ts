// What is asked of the list, as it stands in the address of the screen.
const ASKED = [
  'q',
  'purchase',
  'buyer',
  'point',
  'organizer',
  'paymentState',
  'handout',
  'stage',
  'status',
  'owing',
  'createdFrom',
  'createdTo',
] as const;

export type Asked = Partial<Record<(typeof ASKED)[number], string>>;

export function readAsked(search: Record<string, unknown>): Asked {
  const given = ASKED.flatMap((name) => {
    const value = search[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
