// What the API says of single fields stands at these fields; the rest is for the form as a whole.
import type { Problem } from '../api/problems';

interface Fields {
  setFieldError: (path: never, error: string) => void;
  getInputNode: (path: never) => HTMLElement | null;
}

const itself = (field: string): string => field;

/** Whether every complaint found its field. `names`: the fields that the form has; `ofForm`: what it calls one. */
export function complain(form: Fields, refusal: Problem, names: readonly string[], ofForm = itself): boolean {
  const told = refusal.errors.map(({ field, message }) => ({ field: ofForm(field), message }));
  const known = told.filter(({ field }) => names.includes(field));
  for (const { field, message } of known) form.setFieldError(field as never, message);
  if (known[0]) form.getInputNode(known[0].field as never)?.focus();
  return known.length > 0 && known.length === refusal.errors.length;
}
