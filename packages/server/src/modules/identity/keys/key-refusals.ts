import { refuse } from '@college-kiosk/kernel';

export const KEY_WAS_SHOWN = refuse(
  'KEY_WAS_SHOWN',
  'This key was made and shown once. If you do not have it, withdraw it and make another, or make a new secret for it.',
);

export const KEY_IS_OVER = refuse('KEY_IS_OVER', 'This key was withdrawn or has expired. Make another.');

export const KEY_HAS_MANY_SECRETS = refuse(
  'KEY_HAS_MANY_SECRETS',
  'This key has three secrets that are good. Wait until the oldest ends, or withdraw the key and make another.',
);

export const BEYOND_OWN_LIMITS = refuse(
  'BEYOND_OWN_RIGHTS',
  'A key cannot make a key that may come from more networks than itself, or spend more in a minute.',
  { permissions: [] as string[] },
);
