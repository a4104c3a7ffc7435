import { formatDay, formatMoney, formatTime } from '@college-kiosk/ui';

/** What became of what was asked: its colour and its word. */
export const outcomes = {
  DONE: ['good', 'Done'],
  REFUSED: ['soon', 'Refused'],
  DENIED: ['bad', 'Denied'],
  INVALID: ['quiet', 'Invalid'],
} as const;

/** Commands whose names say too little, or not in the words of the canteen. */
const COMMANDS: Readonly<Record<string, string>> = {
  'identity.confirmItsMe': 'Confirm that it is them',
  'identity.beginTotp': 'Begin to set up an authenticator app',
  'identity.confirmTotp': 'Switch on an authenticator app',
  'identity.setMyPin': 'Set their PIN',
  'identity.completeSignIn': 'Sign in: second step',
  'identity.takeCollegeAnswer': 'Take what the college answered',
  'identity.signInByCollege': 'Sign in by the college',
  'identity.resealSeeds': 'Seal secrets with another key',
};

/** `identity.giveFirstPassword` as “Give first password”. */
export function commandWords(command: string): string {
  const known = COMMANDS[command];
  if (known) return known;
  const verb = command.slice(command.indexOf('.') + 1);
  const words = verb.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `CONFIRMATION_NEEDED` as “Confirmation needed”; what is no code stays as it is. */
export function reasonWords(reason: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(reason)) return reason;
  const words = reason
    .toLowerCase()
    .replace(/_/g, ' ')
    .replace(/\bpin\b/g, 'PIN')
    .replace(/\bapi\b/g, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `takesOrders`, `tax_code` and `price LARGE` as “Takes orders”, “Tax code” and “Price LARGE”. */
export function fieldWords(field: string): string {
  const [name = '', ...rest] = field.split(' ');
  const words = name.replace(/_/g, ' ').replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [words.charAt(0).toUpperCase() + words.slice(1), ...rest].join(' ');
}

const MONEY = /^(price|mrp|total|roundOff)/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A value of the trail, which is JSON, as people say it; money and moments among it. */
export function valueWords(field: string, json: string | null | undefined, zone: string): string {
  const value: unknown = json == null ? null : JSON.parse(json);
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return MONEY.test(field) ? formatMoney(value) : String(value);
  if (typeof value === 'string')
    return MOMENT.test(value) ? `${formatDay(value, zone)}, ${formatTime(value, zone)}` : reasonWords(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(plain).join(', ');
  return plain(value);
}

/** Names by language are said in English; other things as they are. */
function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('en' in value && typeof value.en === 'string') return value.en;
  return Object.entries(value)
    .map(([name, of]) => `${fieldWords(name).toLowerCase()} ${plain(of)}`)
    .join(' ');
}
