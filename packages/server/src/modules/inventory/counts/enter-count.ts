import { type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { inBaseUnits, itemsToUse, type MeasuredItem, unknownUnit } from '../units.ts';
import { type Count, illegal, lockCount } from './count.ts';
import { countLines } from './tables.ts';
import { type Entered, type LineThere, writeLines } from './write-lines.ts';

/**
 * Enters what was counted, each line at the moment it is saved: what should have been there is asked for that moment. What nobody
 * expected in the location may be entered too. All lines or none. Refuses ILLEGAL_COUNT_STEP, UNIT_UNKNOWN; COUNT_LINE_CHANGED
 * when somebody else entered a line in the meantime: with what they entered; and ANOTHER_PERSON_NEEDED to whoever could read what should
 * be there when somebody asks for it to be counted again.
 */
export const enterCount = command({
  name: 'inventory.enterCount',
  permission: 'count:enter',
  input: z.object({
    commandId: z.uuid(),
    countId: z.uuid(),
    lines: z
      .array(
        z.object({
          stockItemId: z.uuid(),
          quantity: z.int().min(0).nullable(),
          unit: z.string().min(1).max(20),
          version: z.int().min(0),
        }),
      )
      .min(1)
      .max(500)
      .refine((lines) => new Set(lines.map(({ stockItemId }) => stockItemId)).size === lines.length, {
        error: 'Name each stock item once.',
      }),
  }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId, lines }): Promise<{ id: string } | Refusal> {
    const { tx, actor, within } = scope;
    const count = await lockCount(tx, countId);
    within(count.outletId);
    const refusal = illegal(count, 'enter') ?? hasSeenExpected(actor, count);
    if (refusal) return refusal;
    const items = await itemsToUse(
      tx,
      lines.map(({ stockItemId }) => stockItemId),
    );
    const there = await linesThere(tx, countId, lines);
    const conflicts = changedSince(there, lines, items);
    if (conflicts.length > 0) {
      const names = conflicts.map(({ name }) => name).join(', ');
      return refuse('COUNT_LINE_CHANGED', `Somebody else entered ${names} meanwhile. Look at what they counted.`, {
        lines: conflicts,
      });
    }
    const counted: (Quantity | null)[] = [];
    for (const { stockItemId, quantity, unit } of lines) {
      const item = items.get(stockItemId) as MeasuredItem;
      const inBase = inBaseUnits(item, quantity ?? 0, unit);
      if (inBase === null) return unknownUnit(item, unit);
      counted.push(quantity === null ? null : inBase);
    }
    await writeLines(scope, count, {
      there,
      lines: lines.map((line, at) => ({ ...line, counted: counted[at] ?? null })),
    });
    return { id: countId };
  },
});

/** Once it was handed in, whoever may decide could read what should be there: what is then asked for again is counted by others. */
export function hasSeenExpected(actor: Actor, count: Count): Refusal | null {
  if (count.handedInAt === null || !holds(actor, 'count:approve', count.outletId)) return null;
  return refuse(
    'ANOTHER_PERSON_NEEDED',
    'You could see what should be there: ask somebody who does not decide on counts to count it again.',
  );
}

interface Conflict {
  readonly stockItemId: string;
  readonly name: string;
  readonly quantity: Quantity | null;
  readonly unit: string | null;
  readonly version: number;
}

function linesThere(tx: Tx, countId: string, lines: readonly Entered[]): Promise<LineThere[]> {
  const ids = lines.map(({ stockItemId }) => stockItemId);
  return tx
    .select()
    .from(countLines)
    .where(and(eq(countLines.countId, countId), inArray(countLines.stockItemId, ids)));
}

function changedSince(
  there: readonly LineThere[],
  lines: readonly Entered[],
  items: ReadonlyMap<string, MeasuredItem>,
): Conflict[] {
  const seen = new Map(lines.map(({ stockItemId, version }) => [stockItemId, version]));
  return there
    .filter(({ stockItemId, version }) => version !== seen.get(stockItemId))
    .map(({ stockItemId, spoken, unit, version }) => ({
      ...{ stockItemId, name: items.get(stockItemId)?.name ?? '', quantity: spoken, unit, version },
    }));
}
