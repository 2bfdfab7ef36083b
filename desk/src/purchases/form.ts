// A purchase as it is typed, and what of it was changed.
import type { Schemas } from '../api/client';
import type { Purchase } from '../api/things';
import { local, utc } from '../parts/format';

export const asTyped = (it: Purchase) => ({
  paymentOpen: it.paymentOpen,
  payUntil: local(it.payUntil),
  paymentDetails: it.paymentDetails,
  place: it.place,
  hours: it.hours,
  collectFrom: it.collectFrom ?? '',
  points: [...it.points],
  pointsLockedFrom: it.pointsLockedFrom as string,
});

export type Typed = ReturnType<typeof asTyped>;
export const NAMES = [
  'paymentOpen',
  'payUntil',
  'paymentDetails',
  'place',
  'hours',
  'collectFrom',
  'points',
  'pointsLockedFrom',
] as const satisfies readonly (keyof Typed)[];

const asked = (wish: Typed): Schemas['TermsAsked'] => ({
  paymentOpen: wish.paymentOpen,
  payUntil: utc(wish.payUntil),
  paymentDetails: wish.paymentDetails,
  place: wish.place,
  hours: wish.hours,
  collectFrom: wish.collectFrom || null,
  points: wish.points,
  pointsLockedFrom: wish.pointsLockedFrom as Purchase['pointsLockedFrom'],
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What somebody typed over `base`, by name. */
const touched = (wish: Typed, base: Typed): (keyof Typed)[] => NAMES.filter((name) => !same(wish[name], base[name]));

/** Only what was changed is sent: what another changed meanwhile stays as he left it. */
export function changed(wish: Typed, base: Typed): Schemas['TermsAsked'] {
  const whole = asked(wish);
  return Object.fromEntries(touched(wish, base).map((name) => [name, whole[name]]));
}
