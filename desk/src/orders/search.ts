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
  'createdFrom',
  'createdTo',
] as const;

export type Asked = Partial<Record<(typeof ASKED)[number], string>>;

export function readAsked(search: Record<string, unknown>): Asked {
  const given = ASKED.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
