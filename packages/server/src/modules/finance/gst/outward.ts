import type { Money } from '@college-kiosk/kernel';
import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { TaxByHead } from './set-off.ts';

/** A calendar month of one registration. */
export interface TaxMonth {
  readonly gstin: string;
  /** Its first and last day, by tax date. */
  readonly from: string;
  readonly to: string;
}

export interface Taxed extends TaxByHead {
  readonly taxable: Money;
}

/** What was sold to a kind of buyer at a rate, less what credit notes took back. */
export interface RateRow extends Taxed {
  /** Whether the buyers gave a registration. */
  readonly registered: boolean;
  /** Two digits of a State. */
  readonly placeOfSupply: string;
  /** Whether it went into another State than the registration's. */
  readonly interState: boolean;
  /** Basis points; 0 for what bears no tax. */
  readonly rateBp: number;
  /** Of a row without tax: a service that is exempt, or goods at a rate of nothing. */
  readonly taxKind: 'PREPARED' | 'GOODS';
}

/** What was sold under a code at a rate, less what credit notes took back. */
export interface CodeRow extends Taxed {
  readonly registered: boolean;
  /** HSN of goods, SAC of services. */
  readonly taxCode: string;
  readonly taxKind: 'PREPARED' | 'GOODS';
  readonly rateBp: number;
  /** Thousandths. */
  readonly quantity: number;
}

/** A document to a registered buyer, by rate. */
export interface BuyerRow extends Taxed {
  readonly type: 'INVOICE' | 'CREDIT_NOTE';
  readonly number: string;
  readonly day: string;
  readonly total: Money;
  readonly placeOfSupply: string;
  readonly buyerGstin: string;
  readonly rateBp: number;
}

/** A series and the numbers it gave out. */
export interface SeriesRow {
  readonly type: 'INVOICE' | 'CREDIT_NOTE';
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

// A financial credit note changes nothing of the tax, and is in no table of values (section 34(2)).
const UNDER_GST = sql`d.form::text <> 'FINANCIAL_CREDIT_NOTE'`;

// A document's tax date is the calendar date of its issue somewhere on earth: the days around let an index find it.
function documentsOf({ gstin, from, to }: TaxMonth): SQL {
  return sql`select d.id, d.type, d.form, d.number, d.series, d.sequence, d.tax_date, d.total, d.place_of_supply, d.buyer_gstin,
      d.buyer_gstin is not null as registered, d.place_of_supply <> ${gstin.slice(0, 2)} as inter_state,
      case d.type when 'INVOICE' then 1 else -1 end as sign
    from documents d
    where d.issued_at between ${from}::date - 1 and ${to}::date + 2
      and d.tax_date between ${from}::date and ${to}::date and d.issuer ->> 'gstin' = ${gstin}`;
}

const NET = sql`sum(d.sign * l.taxable) as taxable, sum(d.sign * l.igst) as igst, sum(d.sign * l.cgst) as cgst, sum(d.sign * l.sgst) as sgst`;

type Texts<Row, Key extends keyof Row> = Omit<Row, Key> & Readonly<Record<Key, string>>;
const AMOUNTS = ['taxable', 'igst', 'cgst', 'sgst'] as const;

function taxedOf(row: Readonly<Record<(typeof AMOUNTS)[number], string>>): Taxed {
  const { taxable, igst, cgst, sgst } = row;
  return { taxable: Number(taxable), igst: Number(igst), cgst: Number(cgst), sgst: Number(sgst) };
}

/** Outward supplies of a month by buyer, place and rate. */
export async function salesByRate(reader: Reader, month: TaxMonth): Promise<RateRow[]> {
  const rows = await reader.execute<Texts<RateRow, (typeof AMOUNTS)[number]>>(sql`
    select d.registered, d.place_of_supply as "placeOfSupply", d.inter_state as "interState", l.rate_bp as "rateBp",
      case when l.rate_bp = 0 then l.tax_kind else 'PREPARED' end as "taxKind", ${NET}
    from (${documentsOf(month)}) d join document_lines l on l.document_id = d.id where ${UNDER_GST}
    group by 1, 2, 3, 4, 5 order by 1, 3, 2, 4 desc, 5`);
  return rows.map((row) => ({ ...row, ...taxedOf(row) }));
}

/** Outward supplies of a month by HSN or SAC. */
export async function salesByCode(reader: Reader, month: TaxMonth): Promise<CodeRow[]> {
  const rows = await reader.execute<Texts<CodeRow, (typeof AMOUNTS)[number] | 'quantity'>>(sql`
    select d.registered, l.tax_code as "taxCode", l.tax_kind as "taxKind", l.rate_bp as "rateBp",
      sum(d.sign * l.quantity) as quantity, ${NET}
    from (${documentsOf(month)}) d join document_lines l on l.document_id = d.id where ${UNDER_GST}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows.map((row) => ({ ...row, ...taxedOf(row), quantity: Number(row.quantity) }));
}

/** Documents of a month to registered buyers, as they were issued: amounts of credit notes are not negative. */
export async function salesToRegistered(reader: Reader, month: TaxMonth): Promise<BuyerRow[]> {
  const rows = await reader.execute<Texts<BuyerRow, (typeof AMOUNTS)[number] | 'total'>>(sql`
    select d.type, d.number, d.tax_date::text as day, d.total, d.place_of_supply as "placeOfSupply",
      d.buyer_gstin as "buyerGstin", l.rate_bp as "rateBp",
      sum(l.taxable) as taxable, sum(l.igst) as igst, sum(l.cgst) as cgst, sum(l.sgst) as sgst
    from (${documentsOf(month)}) d join document_lines l on l.document_id = d.id
    where d.registered and ${UNDER_GST} group by 1, 2, 3, 4, 5, 6, 7 order by 1, 6, 2, 7`);
  return rows.map((row) => ({ ...row, ...taxedOf(row), total: Number(row.total) }));
}

/** The numbers that each series gave out in a month, those of financial notes among them. None was ever cancelled: what is wrong is taken back by a note. */
export async function seriesOfMonth(reader: Reader, month: TaxMonth): Promise<SeriesRow[]> {
  return [
    ...(await reader.execute<SeriesRow & Record<string, unknown>>(sql`
      select d.type, d.series, (array_agg(d.number order by d.sequence))[1] as first,
        (array_agg(d.number order by d.sequence desc))[1] as last, count(*)::int as count
      from (${documentsOf(month)}) d group by 1, 2 order by 1, 2`)),
  ];
}
