import type { Tone } from '@college-kiosk/ui';
import type { PayableKind, SupplierPaymentMethod, SupplierPaymentState } from '../../gql/graphql.ts';

export const stateWords: Readonly<Record<SupplierPaymentState, { label: string; tone: Tone }>> = {
  PREPARED: { label: 'Waits for release', tone: 'soon' },
  RELEASED: { label: 'Paid', tone: 'good' },
  CANCELLED: { label: 'Given up', tone: 'quiet' },
  REVERSED: { label: 'Turned round', tone: 'bad' },
};

export const methodWords: Readonly<Record<SupplierPaymentMethod, string>> = {
  BANK_TRANSFER: 'Bank transfer',
  UPI: 'UPI',
  CHEQUE: 'Cheque',
  PETTY_CASH: 'Cash from the safe',
  DRAWER: 'Cash out of a drawer',
};

export const kindWords: Readonly<Record<PayableKind, string>> = {
  BILL: 'Bill',
  DEBIT_NOTE: 'Debit note',
  PAYMENT: 'Advance of payment',
};

/** Which payments are listed. */
export type Show = 'waiting' | 'paid' | 'all';
export const shows: Readonly<Record<Show, { label: string; states: SupplierPaymentState[] | null }>> = {
  waiting: { label: 'Waiting', states: ['PREPARED'] },
  paid: { label: 'Paid', states: ['RELEASED'] },
  all: { label: 'All', states: null },
};
