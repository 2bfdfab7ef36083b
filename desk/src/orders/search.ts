// What is asked of the list, as it stands in the address of the screen.
import { readAsked } from '../parts/asked';

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

export const readOrders = (search: Record<string, unknown>): Asked => readAsked(ASKED, search);
