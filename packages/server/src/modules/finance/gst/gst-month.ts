import { type Money, multiplyMoney, sumMoney } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { lastDayOf } from '../statements/columns.ts';
import { journalEntries } from '../tables.ts';
import { bookedTax } from './booked.ts';
import { type BroughtForward, broughtForward, sum } from './brought-forward.ts';
import { type Inward, inwardOf } from './inward.ts';
import {
  type BuyerRow,
  type CodeRow,
  type RateRow,
  type SeriesRow,
  salesByCode,
  salesByRate,
  salesToRegistered,
  seriesOfMonth,
  type Taxed,
  type TaxMonth,
} from './outward.ts';
import { type GstScope, type Registration, registrationOf } from './registrations.ts';
import { eachHead, type SetOff, setOff, type TaxByHead } from './set-off.ts';
import { gstSetOffs } from './tables.ts';

/** What restaurants under composition pay on their turnover, rules §1.6: 2.5 % to the centre and as much to the State. */
const COMPOSITION_HALF_BP = 250;

/** A month of one registration: every figure of its returns, and what the books say of the same. */
export interface GstMonth extends TaxMonth {
  readonly registration: Registration;
  readonly rates: readonly RateRow[];
  readonly codes: readonly CodeRow[];
  readonly buyers: readonly BuyerRow[];
  readonly series: readonly SeriesRow[];
  /** All that was sold at a rate above nothing, less credit notes. */
  readonly outward: Taxed;
  /** What bore no tax: exempt services, and goods at a rate of nothing. */
  readonly exempt: Money;
  readonly nilRated: Money;
  /** What income and output tax come to in the journal, for the sales of the same outlets and days. */
  readonly booked: Taxed;
  readonly credit: TaxByHead;
  readonly reversed: TaxByHead;
  /** What came in under reverse charge, and without tax. */
  readonly inward: Inward;
  /** What earlier months leave to it. */
  readonly brought: BroughtForward;
  readonly settlement: SetOff;
  /** Whether the books set tax of the month off already: by the verb, or by a journal of its days. */
  readonly isSetOff: boolean;
  /** The entry that did, where the verb wrote it. */
  readonly setOffEntryId: string | null;
  /** The day that entry is booked on. */
  readonly setOffOn: string | null;
  /** Of a registration under composition: tax on the turnover, half to the centre. Else null. */
  readonly composition: TaxByHead | null;
}

export const gstAsk = z.object({
  // Its first day.
  month: z.iso.date().refine((day) => day.endsWith('-01'), 'Say the first day of the month.'),
  gstin: z.string().trim().toUpperCase().length(15, 'A registration has fifteen characters.'),
});
export type GstAsk = z.output<typeof gstAsk>;

/** A month of one registration for its returns, for whoever may see all its outlets. Rules §1.9. */
export const readGstMonth = query({
  name: 'finance.gstMonth',
  permission: 'ledger:read',
  input: gstAsk,
  handle: (scope, ask) => gstMonthOf(scope, ask),
});

/** The one reader of a tax month: what the screen shows and each file holds are its figures. */
export async function gstMonthOf(scope: GstScope, ask: GstAsk): Promise<GstMonth> {
  const { db } = scope;
  const registration = await registrationOf(scope, ask.gstin);
  const month: TaxMonth = { gstin: registration.gstin, from: ask.month, to: lastDayOf(ask.month) };
  const [rates, codes, buyers, series, books, inward, brought, done] = await Promise.all([
    salesByRate(db, month),
    salesByCode(db, month),
    salesToRegistered(db, month),
    seriesOfMonth(db, month),
    bookedTax(db, registration, month),
    inwardOf(db, registration, month),
    broughtForward(db, registration, month),
    setOffOf(db, month),
  ]);
  const untaxed = rates.filter(({ rateBp }) => rateBp === 0);
  const outward = totalOf(rates.filter(({ rateBp }) => rateBp > 0));
  const net = eachHead((head) => books.credit[head] - books.reversed[head]);
  return {
    ...month,
    ...{ registration, rates, codes, buyers, series, outward },
    exempt: totalOf(untaxed.filter(({ taxKind }) => taxKind === 'PREPARED')).taxable,
    nilRated: totalOf(untaxed.filter(({ taxKind }) => taxKind === 'GOODS')).taxable,
    booked: books.outward,
    ...{ credit: books.credit, reversed: books.reversed, inward, brought },
    settlement: setOff(sum(outward, brought.output), sum(net, brought.credit)),
    isSetOff: done !== null || Object.values(books.setOff).some((amount) => amount !== 0),
    ...{ setOffEntryId: done?.entryId ?? null, setOffOn: done?.day ?? null },
    composition: registration.isComposition ? onTurnover(totalOf(rates).taxable) : null,
  };
}

async function setOffOf(reader: Reader, { gstin, from }: TaxMonth) {
  const [row] = await reader
    .select({ entryId: gstSetOffs.entryId, day: journalEntries.businessDate })
    .from(gstSetOffs)
    .innerJoin(journalEntries, eq(journalEntries.id, gstSetOffs.entryId))
    .where(and(eq(gstSetOffs.gstin, gstin), eq(gstSetOffs.month, from)));
  return row ?? null;
}

/** Whether the documents of the month and the books say the same, to the paisa. */
export function agrees({ outward, exempt, nilRated, booked }: GstMonth): boolean {
  const sold = outward.taxable + exempt + nilRated;
  return sold === booked.taxable && (['igst', 'cgst', 'sgst'] as const).every((head) => outward[head] === booked[head]);
}

export function totalOf(rows: readonly Taxed[]): Taxed {
  return {
    taxable: sumMoney(rows.map(({ taxable }) => taxable)),
    ...eachHead((head) => sumMoney(rows.map((row) => row[head]))),
  };
}

function onTurnover(turnover: Money): TaxByHead {
  const half = multiplyMoney(turnover, COMPOSITION_HALF_BP, 10_000);
  return { igst: 0, cgst: half, sgst: half };
}
