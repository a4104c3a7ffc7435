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
];

/** `identity.giveFirstPassword` as “Give first password”. */
export function commandWords(command: string): string {
  const verb = command.slice(command.indexOf('.') + 1);
  const words = verb.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The ids that stand somewhere in what was asked, by the names they have there. */
export function idsIn(input: string | null): readonly (readonly [name: string, id: string])[] {
  const found = (input ?? '').matchAll(/"(\w+)":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/g);
  return [...found].flatMap(([, name, id]) => (name && id && !/^commandId$/.test(name) ? [[name, id] as const] : []));
}
