import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { QueryScope } from '../../../platform/command/query.ts';
import { cellColumn, ROWS_READ, type SheetCells, type SheetColumn } from '../../../platform/sheets/write-sheet.ts';
import { placeOf, theOrganisation } from '../../places/index.ts';
import { ledgerLines } from '../ledger/account-ledger.ts';
import { balancesOf, bookedLines } from '../queries.ts';
import { dayOf } from '../statements/columns.ts';

export const BOOKS = ['TRIAL_BALANCE', 'DAY_BOOK', 'LEDGER'] as const;

/** Which book, of which days. */
export const bookAsk = z
  .object({
    book: z.enum(BOOKS),
    // The first business date; a trial balance does not look at it.
    from: z.iso.date(),
    to: z.iso.date(),
    outletId: z.uuid().nullish(),
    // Of a ledger, its account, and one party in it.
    account: z.string().min(1).max(6).nullish(),
    party: z.string().min(1).max(100).nullish(),
    // Of a ledger: without the closing of the year of the last day, as statements count.
    withoutClosing: z.boolean().nullish(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Say the first day first.' })
  .refine(({ book, account }) => book !== 'LEDGER' || account, { path: ['account'], error: 'Say whose ledger.' });
type BookAsk = z.output<typeof bookAsk>;

/** A book as a table: what a file holds and a paper prints. */
export interface Book {
  readonly title: string;
  /** Whose it is and of when. */
  readonly of: string;
  /** `YYYY-MM-DD`: its last day. */
  readonly on: string;
  /** What its file is called. */
  readonly name: string;
  readonly columns: readonly SheetColumn<SheetCells>[];
  readonly rows: readonly SheetCells[];
}

const DAY = cellColumn('business date', 'date', 'day');
const ENTRY = cellColumn('entry', 'number');
const NARRATION = cellColumn('narration');
const ACCOUNT = cellColumn('account');
const NAME = cellColumn('name');
const DEBIT = cellColumn('debit, ₹', 'money', 'debit');
const CREDIT = cellColumn('credit, ₹', 'money', 'credit');
const BALANCE = cellColumn('balance, ₹', 'money', 'balance');

/** The one reader of books as tables, within the outlets one may see. The last row of each is its sum. */
export async function bookOf(scope: Pick<QueryScope, 'db' | 'reach' | 'within'>, ask: BookAsk): Promise<Book> {
  if (ask.outletId) scope.within(ask.outletId);
  const { legalName } = await theOrganisation(scope.db);
  const outlet = ask.outletId ? `, ${(await placeOf(scope.db, ask.outletId)).outlet.name}` : '';
  const days =
    ask.book === 'TRIAL_BALANCE' ? `at the end of ${dayOf(ask.to)}` : `${dayOf(ask.from)} to ${dayOf(ask.to)}`;
  const table = await TABLES[ask.book](scope, ask);
  const span = ask.book === 'TRIAL_BALANCE' ? ask.to : `${ask.from}-${ask.to}`;
  return { ...table, of: `${legalName}${outlet}, ${days}`, on: ask.to, name: `${table.name}-${span}` };
}

type Table = Omit<Book, 'of' | 'on'>;
type Reads = (scope: Pick<QueryScope, 'db' | 'reach'>, ask: BookAsk) => Promise<Table>;

const TABLES: Readonly<Record<BookAsk['book'], Reads>> = {
  async TRIAL_BALANCE(scope, { to, outletId }) {
    const { rows, debit, credit } = await balancesOf(scope, { asOf: to, outletId });
    const cells = rows.map(({ account, debit: left, credit: right }) => ({
      ...{ account: account.code, name: account.name, debit: left || null, credit: right || null },
    }));
    const total = { account: null, name: 'Total', debit, credit };
    const columns = [ACCOUNT, NAME, DEBIT, CREDIT];
    return { title: 'Trial balance', name: 'trial-balance', columns, rows: [...cells, total] };
  },
  async DAY_BOOK(scope, ask) {
    const lines = await bookedLines(scope, ask, ROWS_READ);
    const rows = lines.map(({ entry, account, debit, credit }) => ({
      ...{ day: entry.businessDate, entry: entry.number, narration: entry.narration },
      ...{ account: account.code, name: account.name, debit: debit || null, credit: credit || null },
    }));
    const columns = [DAY, ENTRY, NARRATION, ACCOUNT, NAME, DEBIT, CREDIT];
    return { title: 'Day book', name: 'day-book', columns, rows: [...rows, sumOf(lines)] };
  },
  async LEDGER(scope, { account: code, ...ask }) {
    if (!code) throw new AppError('INVALID', 'account: Say whose ledger.');
    const { account, opening, lines } = await ledgerLines(scope, { ...ask, account: code }, ROWS_READ);
    const brought = { day: null, entry: null, narration: 'Brought forward', balance: opening };
    const rows = lines.map(({ entry, debit, credit, balance }) => ({
      ...{ day: entry.businessDate, entry: entry.number, narration: entry.narration },
      ...{ debit: debit || null, credit: credit || null, balance },
    }));
    const total = { ...sumOf(lines), balance: lines.at(-1)?.balance ?? opening };
    return {
      ...{ title: `${account.code} ${account.name}`, name: `ledger-${account.code}` },
      ...{ columns: [DAY, ENTRY, NARRATION, DEBIT, CREDIT, BALANCE], rows: [brought, ...rows, total] },
    };
  },
};

function sumOf(lines: readonly { readonly debit: number; readonly credit: number }[]): SheetCells {
  const sum = (side: 'debit' | 'credit') => lines.reduce((total, line) => total + line[side], 0);
  return { narration: 'Total', debit: sum('debit'), credit: sum('credit') };
}
