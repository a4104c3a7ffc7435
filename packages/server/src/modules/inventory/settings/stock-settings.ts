import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { THE_ONE } from '../../../platform/audit/changes.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { stockSettings } from './tables.ts';

export interface StockSettings {
  /** Waste that is worth more waits for another person. */
  readonly wasteApprovalAbove: Money;
  /** Goods that go back to their supplier and are worth more wait for another person. */
  readonly returnApprovalAbove: Money;
  /** Basis points of what was expected: what differs by more is counted once more. */
  readonly recountAbove: number;
  /** Whether waste that waits for another person needs a photo. */
  readonly wastePhotoNeeded: boolean;
  /** Raised by every change; 0 until the first. */
  readonly version: number;
}

/** Until the organisation decides otherwise: ₹500, ₹5,000, and five in a hundred. */
const DEFAULTS: StockSettings = {
  ...{ wasteApprovalAbove: 50_000, returnApprovalAbove: 500_000, recountAbove: 500, wastePhotoNeeded: false },
  version: 0,
};

/** What the organisation decided about waste, returns and counts. */
export async function stockSettingsNow(reader: Reader): Promise<StockSettings> {
  const [row] = await reader
    .select({
      ...{ wasteApprovalAbove: stockSettings.wasteApprovalAbove, recountAbove: stockSettings.recountAbove },
      ...{ wastePhotoNeeded: stockSettings.wastePhotoNeeded, returnApprovalAbove: stockSettings.returnApprovalAbove },
      version: stockSettings.version,
    })
    .from(stockSettings);
  return row ?? DEFAULTS;
}

export const readStockSettings = query({
  name: 'inventory.stockSettings',
  permission: 'stock:read',
  input: z.object({}),
  handle: ({ db }) => stockSettingsNow(db),
});

/**
 * Sets from which worth waste, and goods that go back, need another person, and from which difference a line is counted twice. Counts from the next
 * entry on. Refuses CHANGED_MEANWHILE when they are not the version one saw.
 */
export const changeStockSettings = command({
  name: 'inventory.changeStockSettings',
  permission: 'stock:settings',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    // The version that was changed; 0 before anybody changed anything.
    version: z.int().min(0).default(0),
    wasteApprovalAbove: z.int().min(0).max(100_000_000),
    recountAbove: z.int().min(0).max(10_000),
    // What is not said stays as it is.
    wastePhotoNeeded: z.boolean().nullish(),
    returnApprovalAbove: z.int().min(0).max(100_000_000).nullish(),
  }),
  once: ({ commandId }) => commandId,
  async handle({ tx, changed }, { commandId: _, version, ...said }): Promise<{ changed: true } | Refusal> {
    // A row to hold, also before anybody changed anything.
    await tx.insert(stockSettings).values(DEFAULTS).onConflictDoNothing();
    await tx.select().from(stockSettings).for('update');
    const before = await stockSettingsNow(tx);
    if (before.version !== version) {
      return refuse(
        'CHANGED_MEANWHILE',
        'Somebody changed these limits in the meantime: look at them again, then save.',
      );
    }
    const after = {
      ...{ ...said, version: version + 1, wastePhotoNeeded: said.wastePhotoNeeded ?? before.wastePhotoNeeded },
      returnApprovalAbove: said.returnApprovalAbove ?? before.returnApprovalAbove,
    };
    await tx.update(stockSettings).set(after);
    changed({ entity: 'stock_settings', id: THE_ONE, before: { ...before }, after });
    return { changed: true };
  },
});
