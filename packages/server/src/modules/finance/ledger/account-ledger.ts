import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { type Page, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { type Account, type Entry, withLines } from '../loaders.ts';
import { placed } from '../queries.ts';
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
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, reach, within }, { account: code, from, to, party, outletId, ...asked }): Promise<AccountLedger> {
    if (outletId) within(outletId);
    const page = pageRequest(asked, 3);
    const key = page.after === null ? null : keyOf(page.after);
    const [account] = await db.select().from(accounts).where(eq(accounts.code, code));
    if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
    const moved: (SQL | undefined)[] = [
      eq(journalLines.accountCode, code),
      party ? eq(journalLines.party, party) : undefined,
      ...placed(reach, outletId),
      lte(journalEntries.businessDate, to),
    ];
    const place = sql`(${journalEntries.businessDate}, ${journalEntries.number}, ${journalLines.position})`;
    const until = key ? sql`(${key[0]}::date, ${key[1]}::bigint, ${key[2]}::int)` : null;
    const [sums] = await db
      .select({
        opening: amount(lt(journalEntries.businessDate, from), net),
        debit: amount(gte(journalEntries.businessDate, from), sql`${journalLines.debit}`),
        credit: amount(gte(journalEntries.businessDate, from), sql`${journalLines.credit}`),
        // What the lines on the pages before came to, and all that was before the first.
        brought: amount(until ? sql`${place} <= ${until}` : lt(journalEntries.businessDate, from), net),
      })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(and(...moved));
    const inRange = and(...moved, gte(journalEntries.businessDate, from));
    const rows = await db
      .select({ line: journalLines, entry: journalEntries })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(and(inRange, until ? sql`${place} > ${until}` : undefined))
      .orderBy(asc(journalEntries.businessDate), asc(journalEntries.number), asc(journalLines.position))
      .limit(page.limit);
    const entries = new Map((await withLines(db, rows.map(({ entry }) => entry))).map((entry) => [entry.id, entry]));
    const { opening, debit, credit, brought } = numbers(sums);
    let balance = brought;
    const lines = rows.flatMap(({ line: { entryId, accountCode: _, ...line } }) => {
      balance += line.debit - line.credit;
      const entry = entries.get(entryId);
      return entry ? [{ ...line, balance, entry }] : [];
    });
    return {
      ...{ account, opening, debit, credit, closing: opening + debit - credit },
      lines: toPage(
        lines,
        page,
        ({ entry, position }) => [entry.businessDate, entry.number, position],
        (line) => line,
        async () => {
          const [row] = await db
            .select({ count: sql<number>`count(*)::int` })
            .from(journalLines)
            .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
            .where(inRange);
          return row?.count ?? 0;
        },
      ),
    };
  },
});

const net = sql`${journalLines.debit} - ${journalLines.credit}`;

/** A sum of some lines, as text: sums may be larger than the driver reads as a number by itself. */
function amount(of: SQL, what: SQL): SQL<string> {
  return sql<string>`coalesce(sum(${what}) filter (where ${of}), 0)`;
}

function numbers(sums: Record<'opening' | 'debit' | 'credit' | 'brought', string> | undefined) {
  const of = (name: 'opening' | 'debit' | 'credit' | 'brought') => Number(sums?.[name] ?? 0);
  return { opening: of('opening'), debit: of('debit'), credit: of('credit'), brought: of('brought') };
}

function keyOf(after: readonly (string | number)[]): readonly [string, number, number] {
  const parsed = keyShape.safeParse(after);
  if (!parsed.success) throw new AppError('INVALID', 'after: this cursor is not one of this list.');
  return parsed.data;
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
    const rows = await db
      .select({ party: journalLines.party, balance })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(
        and(
          eq(journalLines.accountCode, account),
          lte(journalEntries.businessDate, asOf),
          ...placed(reach, outletId),
        ),
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
