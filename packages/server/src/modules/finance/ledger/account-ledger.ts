import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { SelectedFields } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type QueryScope, query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { keyOfList, type Page, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { type Account, type Entry, withLines } from '../loaders.ts';
import { beforeClosing, placed } from '../queries.ts';
import { accounts, journalEntries, journalLines } from '../tables.ts';

export interface LedgerLine {
  readonly position: number;
  readonly debit: number;
  readonly credit: number;
  readonly party: string | null;
  /** Debits less credits of the account, or of the party in it, up to and with this line. */
  readonly balance: number;
  readonly entry: Entry;
}

export interface AccountLedger {
  readonly account: Account;
  readonly opening: number;
  readonly debit: number;
  readonly credit: number;
  readonly closing: number;
  readonly lines: Page<LedgerLine>;
}

const keyShape = z.tuple([z.iso.date(), z.int(), z.int()]);

/** What moved an account between two business days, or a party in it, in order, with the balance after each line. Rules §2.5. */
export const accountLedger = query({
  name: 'finance.accountLedger',
  permission: 'ledger:read',
  input: z.object({
    account: z.string().min(1).max(6),
    from: z.iso.date(),
    to: z.iso.date(),
    party: z.string().min(1).max(100).nullish(),
    outletId: z.uuid().nullish(),
    // Without the closing of the year of the last day, as statements count.
    withoutClosing: z.boolean().nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, reach, within }, { account: code, from, to, party, ...given }): Promise<AccountLedger> {
    const { outletId, withoutClosing, ...asked } = given;
    if (outletId) within(outletId);
    const page = pageRequest(asked, 3);
    const after = beyond(keyOfList(keyShape, page.after));
    const account = await accountOf(db, code);
    const moved = and(
      eq(journalLines.accountCode, code),
      party ? eq(journalLines.party, party) : undefined,
      ...placed(reach, outletId),
      lte(journalEntries.businessDate, to),
      withoutClosing ? beforeClosing(to) : undefined,
    );
    const { opening, debit, credit, brought } = await sumsOf(db, moved, from, after);
    const inRange = and(moved, gte(journalEntries.businessDate, from));
    const lines = await linesOf(db, {
      where: and(inRange, after ? sql`${PLACE} > ${after}` : undefined),
      brought,
      limit: page.limit,
    });
    return {
      ...{ account, opening, debit, credit, closing: opening + debit - credit },
      lines: toPage(
        lines,
        page,
        ({ entry, position }) => [entry.businessDate, entry.number, position],
        (line) => line,
        async () => {
          const [row] = await joined(db, { count: sql<number>`count(*)::int` }).where(inRange);
          return row?.count ?? 0;
        },
      ),
    };
  },
});

interface LedgerAsk {
  readonly account: string;
  readonly from: string;
  readonly to: string;
  readonly party?: string | null | undefined;
  readonly outletId?: string | null | undefined;
  readonly withoutClosing?: boolean | null | undefined;
}

/** The lines of a ledger with what was brought forward, in one go; so many at most. Throws NOT_FOUND. */
export async function ledgerLines(
  { db, reach }: Pick<QueryScope, 'db' | 'reach'>,
  { account: code, from, to, party, outletId, withoutClosing }: LedgerAsk,
  limit: number,
): Promise<{ readonly account: Account; readonly opening: number; readonly lines: readonly LedgerLine[] }> {
  const account = await accountOf(db, code);
  const moved = and(
    eq(journalLines.accountCode, code),
    party ? eq(journalLines.party, party) : undefined,
    ...placed(reach, outletId),
    lte(journalEntries.businessDate, to),
    withoutClosing ? beforeClosing(to) : undefined,
  );
  const { opening } = await sumsOf(db, moved, from, null);
  const where = and(moved, gte(journalEntries.businessDate, from));
  return { account, opening, lines: await linesOf(db, { where, brought: opening, limit }) };
}

async function accountOf(reader: Reader, code: string): Promise<Account> {
  const [account] = await reader.select().from(accounts).where(eq(accounts.code, code));
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
  return account;
}

/** Where a line stands in the ledger: by business day, then by number, then by its place in the entry. */
const PLACE = sql`(${journalEntries.businessDate}, ${journalEntries.number}, ${journalLines.position})`;

function joined<Fields extends SelectedFields>(reader: Reader, fields: Fields) {
  return reader
    .select(fields)
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId));
}

/** The balance before the first day, what moved since, and the balance that the lines of a page go on from. */
async function sumsOf(reader: Reader, moved: SQL | undefined, from: string, after: SQL | null) {
  const before = lt(journalEntries.businessDate, from);
  const since = gte(journalEntries.businessDate, from);
  const [sums] = await joined(reader, {
    opening: amount(before, net),
    debit: amount(since, sql`${journalLines.debit}`),
    credit: amount(since, sql`${journalLines.credit}`),
    brought: amount(after ? sql`${PLACE} <= ${after}` : before, net),
  }).where(moved);
  const of = (name: 'opening' | 'debit' | 'credit' | 'brought') => Number(sums?.[name] ?? 0);
  return { opening: of('opening'), debit: of('debit'), credit: of('credit'), brought: of('brought') };
}

/** Lines with their entries, and the balance after each. */
async function linesOf(
  reader: Reader,
  { where, brought, limit }: { readonly where: SQL | undefined; readonly brought: number; readonly limit: number },
): Promise<LedgerLine[]> {
  const rows = await joined(reader, { line: journalLines, entry: journalEntries })
    .where(where)
    .orderBy(asc(journalEntries.businessDate), asc(journalEntries.number), asc(journalLines.position))
    .limit(limit);
  const found = await withLines(
    reader,
    rows.map(({ entry }) => entry),
  );
  const entries = new Map(found.map((entry) => [entry.id, entry]));
  let balance = brought;
  return rows.flatMap(({ line: { entryId, accountCode: _, ...line } }) => {
    balance += line.debit - line.credit;
    const entry = entries.get(entryId);
    return entry ? [{ ...line, balance, entry }] : [];
  });
}

const net = sql`${journalLines.debit} - ${journalLines.credit}`;

/** A sum of some lines, as text: sums may be larger than the driver reads as a number by itself. */
function amount(of: SQL, what: SQL): SQL<string> {
  return sql<string>`coalesce(sum(${what}) filter (where ${of}), 0)`;
}

function beyond(key: z.infer<typeof keyShape> | null): SQL | null {
  return key && sql`(${key[0]}::date, ${key[1]}::bigint, ${key[2]}::int)`;
}

export interface AccountParty {
  readonly party: string | null;
  readonly debit: number;
  readonly credit: number;
}

/** The sub-ledger of an account at the end of a business day: who has a balance in it, the largest first. Its sum is the account's. */
export const accountParties = query({
  name: 'finance.accountParties',
  permission: 'ledger:read',
  input: z.object({ account: z.string().min(1).max(6), asOf: z.iso.date(), outletId: z.uuid().nullish() }),
  async handle({ db, reach, within }, { account, asOf, outletId }): Promise<AccountParty[]> {
    if (outletId) within(outletId);
    const balance = sql<string>`sum(${net})`;
    const rows = await joined(db, { party: journalLines.party, balance })
      .where(
        and(eq(journalLines.accountCode, account), lte(journalEntries.businessDate, asOf), ...placed(reach, outletId)),
      )
      .groupBy(journalLines.party)
      .having(sql`${balance} <> 0`)
      .orderBy(sql`abs(${balance}) desc`, asc(journalLines.party))
      .limit(PARTIES_AT_MOST);
    return rows.map(({ party, balance: closing }) => {
      const value = Number(closing);
      return { party, debit: Math.max(value, 0), credit: Math.max(-value, 0) };
    });
  },
});

/** More is read by the lines of one party each. */
const PARTIES_AT_MOST = 1_000;
