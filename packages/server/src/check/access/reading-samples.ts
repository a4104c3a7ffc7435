import { REGISTRATION, type Room } from './rooms.ts';

const OF_A_STATEMENT = { statement: 'PROFIT_AND_LOSS', from: '2026-01-01', to: '2030-12-31' };
const OF_A_BOOK = { book: 'TRIAL_BALANCE', from: '2026-01-01', to: '2030-12-31' };
const OF_A_MONTH = { month: '2026-11-01', gstin: REGISTRATION };

/** Looks at a dish as it was saved, and at the books as files and statements. */
export const READING: Readonly<Record<string, (room: Room) => Readonly<Record<string, unknown>>>> = {
  dish: ({ itemId }) => ({ id: itemId }),
  bookPaper: () => OF_A_BOOK,
  bookSheet: () => OF_A_BOOK,
  gstMonth: () => OF_A_MONTH,
  gstSheet: () => OF_A_MONTH,
  gstr1: () => OF_A_MONTH,
  gstr3b: () => OF_A_MONTH,
  gstr3bSheet: () => OF_A_MONTH,
  statement: () => OF_A_STATEMENT,
  statementSheet: () => OF_A_STATEMENT,
  statementPaper: () => OF_A_STATEMENT,
};
