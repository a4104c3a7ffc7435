import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import { isOf, SETS_OFF } from './booked.ts';
import type { TaxMonth } from './outward.ts';
import type { Registration } from './registrations.ts';
import { eachHead, owesTax, setOff, type TaxByHead } from './set-off.ts';
import { gstSetOffs } from './tables.ts';

/** What earlier months leave to one. */
export interface BroughtForward {
  /** Credit that was not used; also what the books were opened with. */
  readonly credit: TaxByHead;
  /** Less than nothing for each head on which more was given back than charged: this month owes so much less. */
  readonly output: TaxByHead;
  /** The first month before it with tax that the books did not set off yet by the verb; null where there is none. */
  readonly openSince: string | null;
}

const NOTHING = eachHead(() => 0);

/**
 * What the months before one leave to it, rules §1.8: each is set off in turn, whether the books did so yet or not. One that they did set off
 * left what is written down with that; what of it, or of a month before, was posted later is added. So a month says the same before and
 * after the one before it was set off.
 */
export async function broughtForward(
  reader: Reader,
  registration: Registration,
  month: TaxMonth,
): Promise<BroughtForward> {
  const last = await lastSetOff(reader, month);
  const [credits, outputs] = await Promise.all([
    creditByMonth(reader, registration, month, last),
    outputByMonth(reader, month, last?.after ?? null),
  ]);
  // What is opened with in the month itself was there before it.
  const months = [...new Set([...credits.keys(), ...outputs.keys()])].filter((one) => one < month.from).sort();
  let carried: Carried = last ?? { credit: NOTHING, output: NOTHING };
  let openSince: string | null = null;
  for (const one of months) {
    const settlement = setOff(
      sum(carried.output, outputs.get(one) ?? NOTHING),
      sum(carried.credit, credits.get(one) ?? NOTHING),
    );
    carried = { credit: settlement.left, output: settlement.below };
    if (owesTax(settlement)) openSince ??= one;
  }
  return { credit: sum(carried.credit, credits.get(month.from) ?? NOTHING), output: carried.output, openSince };
}

/** What earlier months gave back beyond what they charged, as an amount that is not negative. */
export function loweredBy({ output }: Pick<BroughtForward, 'output'>): TaxByHead {
  return eachHead((head) => 0 - output[head]);
}

/** Two amounts for each head together. */
export function sum(one: TaxByHead, other: TaxByHead): TaxByHead {
  return eachHead((head) => one[head] + other[head]);
}

type Carried = Pick<BroughtForward, 'credit' | 'output'>;

interface LastSetOff extends Carried {
  /** The last month that was set off: those after it are reckoned. */
  readonly after: string;
  readonly entryId: string;
}

async function lastSetOff(reader: Reader, { gstin, from }: TaxMonth): Promise<LastSetOff | null> {
  const [row] = await reader
    .select()
    .from(gstSetOffs)
    .where(and(eq(gstSetOffs.gstin, gstin), lt(gstSetOffs.month, from)))
    .orderBy(desc(gstSetOffs.month))
    .limit(1);
  if (!row) return null;
  return {
    ...{ after: row.month, entryId: row.entryId },
    credit: { igst: row.leftIgst, cgst: row.leftCgst, sgst: row.leftSgst },
    output: { igst: row.belowIgst, cgst: row.belowCgst, sgst: row.belowSgst },
  };
}

type MonthRow = { month: string; igst: string; cgst: string; sgst: string } & Record<string, unknown>;

function byMonth(rows: readonly MonthRow[]): Map<string, TaxByHead> {
  return new Map(
    [...groupBy(rows, ({ month }) => month)].map(([month, own]) => [
      month,
      eachHead((head) => own.reduce((total, row) => total + Number(row[head]), 0)),
    ]),
  );
}

/** What input tax came and went by months before one, and what was opened with in it: by the books, what sets off left out. */
async function creditByMonth(
  reader: Reader,
  registration: Registration,
  { from, to }: TaxMonth,
  last: LastSetOff | null,
) {
  const since =
    last === null
      ? sql`true`
      : sql`(e.tax_date >= ${last.after}::date + interval '1 month'
          or e.number > (select s.number from journal_entries s where s.id = ${last.entryId}))`;
  // What came late is of the first month that can still use it, or owes it.
  const first = sql`date_trunc('month', e.tax_date)`;
  const month = last === null ? first : sql`greatest(${first}, ${last.after}::date + interval '1 month')`;
  return byMonth([
    ...(await reader.execute<MonthRow>(sql`
      select (${month})::date::text as month,
        coalesce(sum(l.debit - l.credit) filter (where l.account_code = '1312'), 0) as igst,
        coalesce(sum(l.debit - l.credit) filter (where l.account_code = '1310'), 0) as cgst,
        coalesce(sum(l.debit - l.credit) filter (where l.account_code = '1311'), 0) as sgst
      from journal_lines l join journal_entries e on e.id = l.entry_id
      where l.account_code in ('1310', '1311', '1312')
        and (e.tax_date < ${from}::date and e.kind <> 'CLOSING' or e.tax_date <= ${to}::date and e.kind = 'OPENING')
        and ${since} and not ${SETS_OFF} and ${isOf(registration)}
      group by 1`)),
  ]);
}

/** The tax on sales less credit notes, by months before one and after the one that was set off last. */
async function outputByMonth(reader: Reader, { gstin, from }: TaxMonth, after: string | null) {
  // Documents are found by when they were issued; the calendar on earth is a day off at most.
  const since =
    after === null
      ? sql`true`
      : sql`d.issued_at >= ${after}::date + interval '1 month' - interval '1 day'
    and d.tax_date >= ${after}::date + interval '1 month'`;
  return byMonth([
    ...(await reader.execute<MonthRow>(sql`
      select date_trunc('month', d.tax_date)::date::text as month, sum(d.sign * l.igst) as igst, sum(d.sign * l.cgst) as cgst, sum(d.sign * l.sgst) as sgst
      from (
        select d.id, d.tax_date, case d.type when 'INVOICE' then 1 else -1 end as sign from documents d
        where d.issuer ->> 'gstin' = ${gstin} and d.tax_date < ${from}::date and ${since}
      ) d join document_lines l on l.document_id = d.id group by 1`)),
  ]);
}
