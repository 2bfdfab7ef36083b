// What is asked of the audit, as it stands in the address of the screen.
const NAMES = ['from', 'to', 'actor', 'event', 'subject'] as const;

export type Asked = Partial<Record<(typeof NAMES)[number], string>>;

export function readAsked(search: Record<string, unknown>): Asked {
  const given = NAMES.flatMap((name) =>
    typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : [],
  );
  return Object.fromEntries(given);
}

// Of what is done at a desk, in the order of how often it is looked for; others can stand in the address.
export const EVENTS = [
  'OrderChanged',
  'OrderCalledOff',
  'OrderHandoutChanged',
  'OrderHandedOut',
  'PurchaseCreated',
  'PurchaseChanged',
  'PurchaseEdited',
  'DeliveryChanged',
  'PurchaseMessaged',
  'ImportStarted',
  'ClaimConfirmed',
  'ClaimRejected',
  'PaymentRecorded',
  'PaymentRefunded',
  'PaymentTransferred',
  'BalanceMoved',
  'PointsChanged',
  'WordingChanged',
  'ConnectionChanged',
  'OrganizerAdded',
  'OrganizerChanged',
  'OrganizerRemoved',
  'CommunityChanged',
  'ApiKeyMade',
  'ApiKeyRevoked',
  'DeskSessionOpened',
  'DeskSessionEnded',
  'SessionsEnded',
  'ExportMade',
  'ErasureAsked',
] as const;

export const SUBJECTS = [
  'order',
  'purchase',
  'claim',
  'buyer',
  'organizer',
  'community',
  'api_key',
  'session',
] as const;
