import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { nameOf } from '../../../platform/command/name.ts';
import { isDemoAddress } from './demo-accounts.ts';

/** An address for a new account, in lower case. Those of the demo accounts are not given to others. */
export const accountEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('This is not an e-mail address.'))
  .refine((email) => !isDemoAddress(email), 'This domain is for demo accounts. Choose another.');

export const accountName = nameOf(80);

export const EMAIL_TAKEN = refuse(
  'EMAIL_TAKEN',
  'Another account has this e-mail address. Look for it, or use another.',
);

export const DEMO_ACCOUNT = refuse(
  'DEMO_ACCOUNT',
  'A demo account keeps its address and its password: the start page shows them to everybody.',
);
