import type { Reader } from '../../platform/db/database.ts';
import { taxRates } from './tables.ts';

/** Every dated rate there is: few rows, chosen from by code and tax date. */
export class TaxRates {
  constructor(private readonly rows: readonly (typeof taxRates.$inferSelect)[]) {}

  /** The rate of an HSN or SAC code in basis points on a tax date, or null when there is none that day. */
  on(code: string, taxDate: string): number | null {
    const found = this.rows.find(
      (row) => row.code === code && row.validFrom <= taxDate && (row.validTo === null || row.validTo >= taxDate),
    );
    return found?.rateBp ?? null;
  }
}

export async function readTaxRates(reader: Reader): Promise<TaxRates> {
  return new TaxRates(await reader.select().from(taxRates));
}
