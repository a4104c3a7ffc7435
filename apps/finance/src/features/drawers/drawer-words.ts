import type { Tone } from '@college-kiosk/ui';
import type { DrawerMovementKind, DrawerPurpose, DrawerSessionState } from '../../gql/graphql.ts';

export const stateWords: Readonly<Record<DrawerSessionState, { label: string; tone: Tone }>> = {
  OPEN: { label: 'Open', tone: 'good' },
  COUNTED: { label: 'Counted, not closed', tone: 'soon' },
  CLOSED: { label: 'Closed', tone: 'quiet' },
};

export const kindWords: Readonly<Record<DrawerMovementKind, string>> = {
  FLOAT: 'Float',
  SALE: 'Cash sale',
  REFUND: 'Cash refund',
  PAID_IN: 'Paid in',
  PAID_OUT: 'Paid out',
  DROP: 'Drop',
  NO_SALE: 'Opened without a sale',
  DIFFERENCE: 'Difference',
  HANDED_ON: 'Taken over by the next session',
};

export const purposeWords: Readonly<Record<DrawerPurpose, string>> = {
  CHANGE: 'change from the safe',
  OTHER_INCOME: 'other income',
  TIP: 'a tip for staff',
  REPAIRS: 'repairs, cleaning',
  UTILITIES: 'gas, power, water',
  SUPPLIES: 'packaging, supplies',
  TIP_PAID_OUT: 'tips, to the staff',
  SAFE: 'into the safe',
  BANK: 'for the bank',
  NO_SALE: 'without a sale',
  SUPPLIER: 'a supplier',
  EXPENSE: 'an expense claim',
};
