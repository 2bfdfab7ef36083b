// What is asked of the audit, as it stands in the address of the screen.
const NAMES = ['from', 'to', 'actor', 'event', 'subject'] as const;

export type Asked = Partial<Record<(typeof NAMES)[number], string>>;

export function readAsked(search: Record<string, unknown>): Asked {
  const given = NAMES.flatMap((name) =>
    typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : [],
  );
  return Object.fromEntries(given);
}
