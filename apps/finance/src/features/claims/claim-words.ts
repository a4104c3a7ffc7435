import type { Tone } from '@college-kiosk/ui';
import type {
  ExpenseClaimState,
  ExpenseDoubtKind,
  ExpensePaymentMethod,
  ExpensePaymentState,
  ExpenseTaxCredit,
} from '../../gql/graphql.ts';

export const stateWords: Readonly<Record<ExpenseClaimState, { label: string; tone: Tone }>> = {
  DRAFT: { label: 'Draft', tone: 'quiet' },
  SUBMITTED: { label: 'Waits for a yes', tone: 'soon' },
  RETURNED: { label: 'Returned', tone: 'bad' },
  APPROVED: { label: 'To be paid', tone: 'info' },
  REJECTED: { label: 'Rejected', tone: 'quiet' },
  WITHDRAWN: { label: 'Given up', tone: 'quiet' },
  PAID: { label: 'Paid', tone: 'good' },
};

export const stepWords: Readonly<Record<string, string>> = {
  make: 'Written',
  edit: 'Changed',
  submit: 'Submitted',
  approve: 'Approved',
  return: 'Returned',
  reject: 'Rejected',
  withdraw: 'Given up',
  pay: 'Paid',
  bounce: 'The money came back',
};

export const doubtWords: Readonly<Record<ExpenseDoubtKind, string>> = {
  SAME_RECEIPT: 'has the very same receipt as',
  SAME_BILL: 'is the same bill as one in',
  BILL_OF_SUPPLIER: 'is a bill that a supplier sent',
};

export const paymentWords: Readonly<Record<ExpensePaymentState, { label: string; tone: Tone }>> = {
  PREPARED: { label: 'Waits for release', tone: 'soon' },
  RELEASED: { label: 'Paid', tone: 'good' },
  CANCELLED: { label: 'Given up', tone: 'quiet' },
  REVERSED: { label: 'Turned round', tone: 'bad' },
};

export const methodWords: Readonly<Record<ExpensePaymentMethod, string>> = {
  BANK_TRANSFER: 'Bank transfer',
  UPI: 'UPI',
  CHEQUE: 'Cheque',
  PETTY_CASH: 'Cash from the safe',
  DRAWER: 'Cash out of a drawer',
};

export const taxWords: Readonly<Record<ExpenseTaxCredit, string>> = {
  COST: 'A part of the cost',
  CREDITED: 'Credited',
  COMMON: 'Common: shared out later',
  BLOCKED: 'No credit by law',
};

/** Which claims a list shows. */
export type Show = 'mine' | 'waiting' | 'owed' | 'all';
export const shows: Readonly<Record<Show, { label: string; states: ExpenseClaimState[] | null }>> = {
  mine: { label: 'Mine', states: null },
  waiting: { label: 'To approve', states: ['SUBMITTED'] },
  owed: { label: 'To pay', states: ['APPROVED'] },
  all: { label: 'All', states: null },
};
