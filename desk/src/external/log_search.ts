// What is asked of the log of exchange, as it stands in the address of the screen.
import { utc } from '../parts/format';

const ASKED = ['account', 'direction', 'outcome', 'order', 'correlation', 'from', 'to'] as const;

export type LogAsked = Partial<Record<(typeof ASKED)[number], string>>;

export function readLog(search: Record<string, unknown>): LogAsked {
  const given = ASKED.flatMap((name) => {
    const value = search[name];
    return ['string', 'number'].includes(typeof value) && value !== '' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given);
}

/** Days of the form are days of the community; the API asks for moments. */
export const asLogQuery = ({ account: _, from, to, ...others }: LogAsked, cursor?: string): object => ({
  ...others,
  since: from ? utc(`${from}T00:00`) : undefined,
  until: to ? utc(`${to}T23:59`) : undefined,
  cursor,
});
