import type { DrawerPurpose } from '../../gql/graphql.ts';

export type Move = 'PAID_IN' | 'PAID_OUT' | 'DROP' | 'NO_SALE';
type Purpose = { readonly value: DrawerPurpose; readonly label: string };
type Words = {
  readonly label: string;
  readonly verb: string;
  readonly done: string;
  readonly purposes: readonly [Purpose, ...Purpose[]];
};

/** What can be done with the cash of an open drawer beside sales. */
export const MOVES: Readonly<Record<Move, Words>> = {
  PAID_IN: {
    ...{ label: 'Put in', verb: 'Put it in', done: 'Put in' },
    purposes: [
      { value: 'CHANGE', label: 'Change from the safe' },
      { value: 'TIP', label: 'A tip for staff' },
      { value: 'OTHER_INCOME', label: 'Other income' },
    ],
  },
  PAID_OUT: {
    ...{ label: 'Pay out', verb: 'Pay it out', done: 'Paid out' },
    purposes: [
      { value: 'SUPPLIES', label: 'Packaging, supplies' },
      { value: 'REPAIRS', label: 'Repairs, cleaning' },
      { value: 'UTILITIES', label: 'Gas, power, water' },
      { value: 'TIP_PAID_OUT', label: 'Tips, to the staff' },
    ],
  },
  DROP: {
    ...{ label: 'Drop', verb: 'Take it out', done: 'Dropped' },
    purposes: [
      { value: 'SAFE', label: 'Into the safe' },
      { value: 'BANK', label: 'For the bank' },
    ],
  },
  NO_SALE: {
    ...{ label: 'No sale', verb: 'Note that it was opened', done: 'Noted' },
    purposes: [{ value: 'NO_SALE', label: 'Without a sale' }],
  },
};
