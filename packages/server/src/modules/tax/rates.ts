import { and, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { taxRates } from './tables.ts';

/** The rates in basis points of these HSN or SAC codes on a tax date; a code without a rate that day is left out. */
export async function ratesOn(reader: Reader, codes: readonly string[], taxDate: string): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await reader
    .select({ code: taxRates.code, rateBp: taxRates.rateBp })
    .from(taxRates)
    .where(
      and(
        inArray(taxRates.code, [...codes]),
        lte(taxRates.validFrom, taxDate),
        or(isNull(taxRates.validTo), gte(taxRates.validTo, taxDate)),
      ),
    );
  return new Map(rows.map((row) => [row.code, row.rateBp]));
}

/** The rate of one code on a tax date, or null when there is none that day. */
export async function rateOn(reader: Reader, code: string, taxDate: string): Promise<number | null> {
  return (await ratesOn(reader, [code], taxDate)).get(code) ?? null;
}
