// What is asked of the audit, as it stands in the address of the screen.
import { readAsked } from '../parts/asked';

const NAMES = ['from', 'to', 'actor', 'event', 'subject'] as const;

export type Asked = Partial<Record<(typeof NAMES)[number], string>>;

export const readAudit = (search: Record<string, unknown>): Asked => readAsked(NAMES, search);
