import { type Refusal, refuse } from '@college-kiosk/kernel';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { placeOf } from '../../places/index.ts';
import type { StockKind } from '../stock-item.ts';
import { stockKind } from '../tables.ts';
import { expiryWarnings } from './tables.ts';

/** Until an outlet decides otherwise: what was made here keeps a day, what is packaged is sold in two weeks. */
const DEFAULTS: Readonly<Record<StockKind, number>> = { INGREDIENT: 3, PREP: 1, PACKAGED: 14, CONSUMABLE: 30 };

export interface ExpiryWarning {
  readonly kind: StockKind;
  /** So many days before its last one a batch is said to expire soon. */
  readonly days: number;
  /** Raised by every change; 0 until the first. */
  readonly version: number;
}

/** How many days before its last one a batch of this kind is said to expire soon, as SQL. */
export function warningDays(outletId: string, kind: SQL): SQL {
  const cases = sql.join(
    stockKind.enumValues.map((one) => sql`when ${one} then ${DEFAULTS[one]}::integer`),
    sql` `,
  );
  return sql`coalesce((select w.days from stock_expiry_warnings w where w.outlet_id = ${outletId} and w.kind = ${kind}),
    case ${kind}::text ${cases} end)`;
}

/** What counts in an outlet, by kind. */
export async function expiryWarningsOf(reader: Reader, outletId: string): Promise<ExpiryWarning[]> {
  const rows = await reader.select().from(expiryWarnings).where(sql`${expiryWarnings.outletId} = ${outletId}`);
  const said = new Map(rows.map(({ kind, days, version }) => [kind, { days, version }]));
  return stockKind.enumValues.map((kind) => ({ kind, ...(said.get(kind) ?? { days: DEFAULTS[kind], version: 0 }) }));
}

export const readExpiryWarnings = query({
  name: 'inventory.expiryWarnings',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within }, { outletId }) {
    within(outletId);
    await placeOf(db, outletId);
    return expiryWarningsOf(db, outletId);
  },
});

/**
 * Decides how long before its last day a batch is said to expire soon in an outlet, kind by kind. Counts from the next look on. Refuses
 * CHANGED_MEANWHILE, for all of them, when one is not the version one saw.
 */
export const changeExpiryWarnings = command({
  name: 'inventory.changeExpiryWarnings',
  permission: 'stock:manage',
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    warnings: z
      .array(
        z.object({
          kind: z.enum(stockKind.enumValues),
          days: z.int().min(0).max(365),
          // The version that was changed; 0 before anybody changed it.
          version: z.int().min(0).default(0),
        }),
      )
      .min(1)
      .max(stockKind.enumValues.length)
      .refine((rows) => new Set(rows.map(({ kind }) => kind)).size === rows.length, { error: 'Name each kind once.' }),
  }),
  once: ({ commandId }) => commandId,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle({ tx, within, changed }, { outletId, warnings }): Promise<{ outletId: string } | Refusal> {
    within(outletId);
    await placeOf(tx, outletId);
    const facts = (rows: readonly Omit<ExpiryWarning, 'version'>[]) =>
      Object.fromEntries(rows.map(({ kind, days }) => [kind, days]));
    const before = await expiryWarningsOf(tx, outletId);
    const versions = new Map(before.map(({ kind, version }) => [kind, version]));
    const saved = await tx
      .insert(expiryWarnings)
      .values(warnings.map(({ version, ...one }) => ({ ...one, outletId, version: version + 1 })))
      .onConflictDoUpdate({
        target: [expiryWarnings.outletId, expiryWarnings.kind],
        set: { days: sql`excluded.days`, version: sql`excluded.version` },
        setWhere: sql`${expiryWarnings.version} = excluded.version - 1`,
      })
      .returning({ version: expiryWarnings.version });
    if (saved.length < warnings.length || warnings.some(({ kind, version }) => versions.get(kind) !== version)) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed these days in the meantime: look at them again, then save.');
    }
    const after = { ...facts(before), ...facts(warnings) };
    changed({ entity: 'stock_expiry_warnings', id: outletId, before: facts(before), after });
    return { outletId };
  },
});
