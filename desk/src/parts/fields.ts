// What the API says of single fields stands at these fields; the rest is for the form as a whole.
import type { Problem } from '../api/problems';

interface Fields {
  setFieldError: (path: never, error: string) => void;
  getInputNode: (path: never) => HTMLElement | null;
}

/** Whether every complaint found its field. `names`: the fields that the form has. */
export function complain(form: Fields, refusal: Problem, names: readonly string[]): boolean {
  const known = refusal.errors.filter((each) => names.includes(each.field));
  for (const each of known) form.setFieldError(each.field as never, each.message);
  if (known[0]) form.getInputNode(known[0].field as never)?.focus();
  return known.length > 0 && known.length === refusal.errors.length;
}
