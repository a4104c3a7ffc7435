import { and, desc, inArray, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { SheetProblem } from '../../../platform/sheets/read-rows.ts';
import { changesBetween, type SheetChange, type SheetRow } from '../../../platform/sheets/sheet-report.ts';
import { itemsByCode, type MeasuredItem } from '../../inventory/index.ts';
import type { Supplier, SupplierItem, SupplierPrice } from '../suppliers/supplier.ts';
import { supplierItems, supplierPrices, suppliers } from '../suppliers/tables.ts';
import { type FileItem, itemSaid, offerOf, type Wrong } from './file-offers.ts';
import type { SupplierRow } from './supplier-rows.ts';

/** A supplier as a file says them. */
export type SupplierFacts = Pick<
  Supplier,
  'name' | 'contact' | 'phone' | 'email' | 'gstin' | 'paymentDays' | 'isMsme' | 'leadDays'
> & { readonly inUse: boolean };

/** A supplier of a file, with what they sell by stock item. */
export interface FileSupplier {
  readonly row: number;
  readonly facts: SupplierFacts;
  /** As they are before; null for a new one. */
  readonly known: Supplier | null;
  readonly items: Map<string, FileItem>;
}

export interface JudgedSuppliers {
  readonly suppliers: readonly FileSupplier[];
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
}

/**
 * What the rows of a file come to: suppliers by name, whatever its capitals, the first row of a name saying who they are, and what each
 * sells. Wrong is what contradicts itself, lacks what somebody new needs, is not counted so, or would rewrite a price that held.
 */
export async function judgeSuppliers(
  reader: Reader,
  today: string,
  rows: readonly SupplierRow[],
): Promise<JudgedSuppliers> {
  const there = await standing(reader, rows);
  const registered = await registeredAs(reader, rows);
  const found = new Map<string, FileSupplier>();
  const problems: SheetProblem[] = [];
  const reported: SheetRow[] = [];
  for (const row of rows) {
    const before = problems.length;
    const wrong: Wrong = (message, column) =>
      void problems.push({ row: row.row, column: column ?? null, value: null, message });
    const key = keyOf(row.supplier ?? '');
    const first = found.get(key);
    const one = first ? repeated(row, first, wrong) : supplierOfRow(row, there.suppliers.get(key) ?? null, wrong);
    if (!one) continue;
    found.set(key, one);
    const { gstin } = one.facts;
    const other = gstin === null || gstin === one.known?.gstin ? null : registered.get(gstin);
    if (gstin !== null && !first) registered.set(gstin, other ?? key);
    if (other && other !== key && !first) {
      wrong(
        'Another supplier has this GSTIN already. If they are two, add this one by hand and say so there.',
        'gstin',
      );
    }
    const ofSupplier = first ? [] : changesBetween(one.known ? said(factsOf(one.known)) : {}, said(one.facts));
    const item = itemSaid(row, there.items, wrong);
    if (item === 'wrong') continue;
    const offer = item && offerOf(row, { item, today, supplier: one, known: offersKnown(there, one, item) }, wrong);
    if (problems.length > before) continue;
    const isNew = (!first && one.known === null) || offer?.isNew === true;
    const changes: SheetChange[] = [...(one.known ? ofSupplier : []), ...(offer?.changes ?? [])];
    reported.push({
      ...{ row: row.row, name: item ? `${one.facts.name}: ${item.name}` : one.facts.name, changes },
      outcome: isNew ? 'NEW' : changes.length > 0 ? 'CHANGED' : 'UNCHANGED',
    });
  }
  return { suppliers: [...found.values()], rows: reported, problems };
}

function supplierOfRow(row: SupplierRow, known: Supplier | null, wrong: Wrong): FileSupplier | null {
  const missing = row.paymentDays === null ? 'payment days' : row.leadDays === null ? 'lead days' : null;
  if (known === null && missing !== null) {
    wrong(
      `There is no supplier called ${row.supplier} yet, and a new one needs their ${missing}. Fill it in.`,
      missing,
    );
    return null;
  }
  const facts = merged(row, known ? factsOf(known) : { ...NOBODY, name: row.supplier ?? '' });
  if (facts.isMsme && facts.paymentDays > 45) {
    wrong('A micro or small enterprise is paid within 45 days. Correct the days.', 'payment days');
    return null;
  }
  return { row: row.row, facts, known, items: new Map() };
}

const NOBODY = { contact: null, phone: null, email: null, gstin: null, paymentDays: 0, isMsme: false, leadDays: 0 };

function merged(row: SupplierRow, before: Omit<SupplierFacts, 'inUse'> & { readonly inUse?: boolean }): SupplierFacts {
  return {
    ...{ name: before.name, contact: row.contact ?? before.contact, phone: row.phone ?? before.phone },
    ...{ email: row.email ?? before.email, gstin: row.gstin ?? before.gstin },
    ...{ paymentDays: row.paymentDays ?? before.paymentDays, isMsme: row.isMsme ?? before.isMsme },
    ...{ leadDays: row.leadDays ?? before.leadDays, inUse: row.inUse ?? before.inUse ?? true },
  };
}

/** Another row of the same supplier says the same of them, or nothing. */
function repeated(row: SupplierRow, first: FileSupplier, wrong: Wrong): FileSupplier | null {
  const [other] = changesBetween(said(first.facts), said(merged(row, first.facts)));
  if (!other) return first;
  wrong(`Row ${first.row} says something else of ${first.facts.name}. Say it once.`, other.column);
  return null;
}

export function factsOf({ retiredAt, ...supplier }: Supplier): SupplierFacts {
  const { name, contact, phone, email, gstin, paymentDays, isMsme, leadDays } = supplier;
  return { name, contact, phone, email, gstin, paymentDays, isMsme, leadDays, inUse: retiredAt === null };
}

/** Whether anything of a supplier themselves is another. */
export function isChanged({ facts, known }: FileSupplier): boolean {
  return known !== null && changesBetween(said(factsOf(known)), said(facts)).length > 0;
}

function said(facts: SupplierFacts): Record<string, string | null> {
  const { contact, phone, email, gstin, paymentDays, isMsme, leadDays, inUse } = facts;
  return {
    ...{ contact, phone, email, gstin, 'payment days': String(paymentDays), 'lead days': String(leadDays) },
    ...{ 'small enterprise': isMsme ? 'yes' : 'no', 'in use': inUse ? 'yes' : 'no' },
  };
}

/** By registration, the name of who has it, as the key of the table knows it. */
async function registeredAs(reader: Reader, rows: readonly SupplierRow[]): Promise<Map<string, string>> {
  const gstins = [...new Set(rows.flatMap(({ gstin }) => gstin ?? []))];
  if (gstins.length === 0) return new Map();
  const known = await reader.select().from(suppliers).where(inArray(suppliers.gstin, gstins));
  return new Map(known.map(({ gstin, name }) => [gstin ?? '', keyOf(name)]));
}

/** What is there of all that a file names. */
interface Standing {
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly items: ReadonlyMap<string, MeasuredItem>;
  /** By `supplier:item`. */
  readonly sold: ReadonlyMap<string, SupplierItem>;
  /** By `supplier:item`, the last said of the latest day first. */
  readonly prices: ReadonlyMap<string, readonly SupplierPrice[]>;
}

async function standing(reader: Reader, rows: readonly SupplierRow[]): Promise<Standing> {
  const items = await itemsByCode(reader, [...new Set(rows.flatMap(({ itemCode }) => itemCode ?? []))]);
  const names = [...new Set(rows.map(({ supplier }) => keyOf(supplier ?? '')))];
  if (names.length === 0) return { suppliers: new Map(), items, sold: new Map(), prices: new Map() };
  const known = await reader
    .select()
    .from(suppliers)
    .where(inArray(sql`lower(${suppliers.name})`, names));
  const [ids, itemIds] = [known.map(({ id }) => id), [...items.values()].map(({ id }) => id)];
  const sold = await reader
    .select()
    .from(supplierItems)
    .where(and(inArray(supplierItems.supplierId, ids), inArray(supplierItems.stockItemId, itemIds)));
  const prices = await reader
    .select()
    .from(supplierPrices)
    .where(and(inArray(supplierPrices.supplierId, ids), inArray(supplierPrices.stockItemId, itemIds)))
    .orderBy(desc(supplierPrices.validFrom), desc(supplierPrices.setAt), desc(supplierPrices.id));
  const byKey = new Map<string, SupplierPrice[]>();
  for (const price of prices) {
    const key = `${price.supplierId}:${price.stockItemId}`;
    byKey.set(key, [...(byKey.get(key) ?? []), price]);
  }
  return {
    ...{ suppliers: new Map(known.map((one) => [keyOf(one.name), one])), items, prices: byKey },
    sold: new Map(sold.map((one) => [`${one.supplierId}:${one.stockItemId}`, one])),
  };
}

function offersKnown({ sold, prices }: Standing, { known }: FileSupplier, item: MeasuredItem) {
  const key = `${known?.id}:${item.id}`;
  return { sold: sold.get(key) ?? null, prices: prices.get(key) ?? [] };
}

/** As the key of the table knows a name. */
function keyOf(name: string): string {
  return name.toLowerCase();
}
