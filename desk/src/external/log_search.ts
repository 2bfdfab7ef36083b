// What is asked of the integration log, as it stands in the address of the screen.
import { readAsked } from '../parts/asked';
import { dayBegins, dayEnds } from '../parts/format';

const ASKED = ['account', 'direction', 'outcome', 'order', 'correlation', 'from', 'to'] as const;

export type LogAsked = Partial<Record<(typeof ASKED)[number], string>>;

export const readLog = (search: Record<string, unknown>): LogAsked => readAsked(ASKED, search);

/** Days of the form are days of the community; the API asks for moments. */
export const asLogQuery = ({ account: _, from, to, ...others }: LogAsked, cursor?: string): object => ({
  ...others,
  since: dayBegins(from),
  until: dayEnds(to),
  cursor,
});
