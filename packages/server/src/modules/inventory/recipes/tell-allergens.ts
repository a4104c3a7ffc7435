import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';

/**
 * Tells the menu which allergens come with what it sells, by recipes and by what lies cooked (rules §3.8): in the transaction that changed one
 * of these, so that nobody orders by what was so before. Of the outlet where something came, or of all. A menu of which nothing is new
 * stays as it is. Comes last, after all locks of stock: it holds whoever tells at the same time until the transaction ends.
 */
export async function tellAllergens(tx: Tx, at: Date, outletId: string | null = null): Promise<void> {
  await tx.execute(sql`select inventory_tell_allergens(${outletId}::uuid, ${at.toISOString()}::timestamptz)`);
}

const tellAll = command({
  name: 'inventory.tellAllergens',
  permission: 'stock:manage',
  input: z.object({}),
  async handle({ tx, now, about }) {
    about('organisation', (await theOrganisation(tx)).id);
    await tellAllergens(tx, now);
    return {};
  },
});

/** A recurring job: tells the menus where they say something else. A planned recipe begins, and a pot is empty or expires, without anybody saying so. */
export async function recheckAllergens(context: CallContext): Promise<void> {
  const { db, clock } = context.platform;
  const [told] = await db.execute<{ isTold: boolean }>(sql`
    select catalog_allergens_are((select jsonb_agg(to_jsonb(n)) from inventory_allergens_now(null, ${clock.now().toISOString()}::timestamptz) n))
      as "isTold"`);
  if (!told?.isTold) await tellAll(context, {});
}
