// What the address of a screen asks for, in words: the router reads a number or a yes where one was written.
const WORDS = ['string', 'number', 'boolean'];

/** Of these names, those that the address gives; what is empty is not asked. */
export function readAsked<N extends string>(
  names: readonly N[],
  search: Record<string, unknown>,
): Partial<Record<N, string>> {
  const given = names.flatMap((name) => (WORDS.includes(typeof search[name]) ? [[name, String(search[name])]] : []));
  return Object.fromEntries(given.filter(([, words]) => words !== ''));
}
