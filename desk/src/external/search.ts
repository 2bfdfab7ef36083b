// What is asked of the list of external orders, as it stands in the address of the screen.
import { utc } from '../parts/format';

const ASKED = ['all', 'account', 'decision', 'push', 'phase', 'region', 'q', 'placedFrom', 'placedTo'] as const;

export type ExternalAsked = Partial<Record<(typeof ASKED)[number], string>>;

export function readExternal(search: Record<string, unknown>): ExternalAsked {
  const given = ASKED.flatMap((name) => {
    const value = search[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** Days of the form are days of the community; the API asks for moments. */
export function asQuery({ all, placedFrom, placedTo, ...others }: ExternalAsked, cursor?: string): object {
  return {
    ...others,
    waiting: all ? undefined : true,
    placedFrom: placedFrom ? utc(`${placedFrom}T00:00`) : undefined,
    placedTo: placedTo ? utc(`${placedTo}T23:59`) : undefined,
    cursor,
  };
}
