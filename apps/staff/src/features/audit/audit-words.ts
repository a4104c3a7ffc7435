const HOUR_MS = 3_600_000;

/** How far back to look. */
export const stretches = {
  '1h': { label: 'The last hour', ms: HOUR_MS },
  '1d': { label: 'The last day', ms: 24 * HOUR_MS },
  '7d': { label: 'The last 7 days', ms: 7 * 24 * HOUR_MS },
  '30d': { label: 'The last 30 days', ms: 30 * 24 * HOUR_MS },
  '90d': { label: 'The last 90 days', ms: 90 * 24 * HOUR_MS },
} as const;

/** The parts of the canteen that commands belong to. */
export const areas = [
  { value: 'identity', label: 'Accounts and sign-ins' },
  { value: 'ordering', label: 'Orders' },
  { value: 'kitchen', label: 'Kitchen' },
  { value: 'payments', label: 'Payments' },
  { value: 'catalog', label: 'Menu' },
  { value: 'inventory', label: 'Stock' },
  { value: 'places', label: 'Outlets and devices' },
  { value: 'privacy', label: 'Consent and data' },
  { value: 'mail', label: 'Mail' },
  { value: 'admin', label: 'The trail itself' },
  { value: 'platform', label: 'At the door' },
];

/** The ids that stand somewhere in what was asked, by the names they have there. */
export function idsIn(input: string | null): readonly (readonly [name: string, id: string])[] {
  const found = (input ?? '').matchAll(/"(\w+)":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/g);
  return [...found].flatMap(([, name, id]) => (name && id && !/^commandId$/.test(name) ? [[name, id] as const] : []));
}

/** “India” for IN; an address that means nothing outside is one of this network. */
export function placeWords(country: string): string {
  if (country === 'LAN') return 'this network';
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(country) ?? country;
}
