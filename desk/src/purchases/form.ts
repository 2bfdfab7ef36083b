// A purchase as it is typed, and what of it was changed.
import type { Schemas } from '../api/client';
import type { Purchase } from '../api/things';
import { kopecks, local, typed, utc } from '../parts/format';

export const asTyped = (it: Purchase) => ({
  title: it.title,
  feePercent: it.feePercent,
  deliveryCost: typed(it.deliveryCost),
  stopAt: local(it.stopAt),
  minimumSum: typed(it.minimumSum),
  minimumCount: it.minimumCount === null ? '' : String(it.minimumCount),
  picture: it.picture ?? '',
  paymentOpen: it.paymentOpen,
  payUntil: local(it.payUntil),
  paymentDetails: it.paymentDetails,
  place: it.place,
  hours: it.hours,
  collectFrom: it.collectFrom ?? '',
  points: [...it.points],
  pointsLockedFrom: it.pointsLockedFrom as string,
  organizer: it.organizer ?? '',
});

export type Typed = ReturnType<typeof asTyped>;
export const NAMES = [
  'title',
  'feePercent',
  'deliveryCost',
  'stopAt',
  'minimumSum',
  'minimumCount',
  'picture',
  'paymentOpen',
  'payUntil',
  'paymentDetails',
  'place',
  'hours',
  'collectFrom',
  'points',
  'pointsLockedFrom',
  'organizer',
] as const satisfies readonly (keyof Typed)[];

const asked = (wish: Typed): Schemas['PurchaseEdit'] => ({
  title: wish.title.trim(),
  feePercent: wish.feePercent.trim().replace(',', '.') || '0',
  deliveryCost: kopecks(wish.deliveryCost || '0') ?? 0,
  stopAt: utc(wish.stopAt),
  minimumSum: wish.minimumSum ? kopecks(wish.minimumSum) : null,
  minimumCount: wish.minimumCount ? Number(wish.minimumCount) : null,
  picture: wish.picture.trim() || null,
  paymentOpen: wish.paymentOpen,
  payUntil: utc(wish.payUntil),
  paymentDetails: wish.paymentDetails,
  place: wish.place,
  hours: wish.hours,
  collectFrom: wish.collectFrom || null,
  points: wish.points,
  pointsLockedFrom: wish.pointsLockedFrom as Purchase['pointsLockedFrom'],
  organizer: wish.organizer || undefined,
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What somebody typed over `base`, by name. */
export const touched = (wish: Typed, base: Typed): (keyof Typed)[] =>
  NAMES.filter((name) => !same(wish[name], base[name]));

/** Only what was changed is sent: what another changed meanwhile stays as he left it. */
export function changed(wish: Typed, base: Typed): Schemas['PurchaseEdit'] {
  const whole = asked(wish);
  return Object.fromEntries(touched(wish, base).map((name) => [name, whole[name]]));
}

/** The present state with what was typed over the former one. */
export function merged(present: Typed, wish: Typed, base: Typed): Typed {
  return { ...present, ...Object.fromEntries(touched(wish, base).map((name) => [name, wish[name]])) };
}
