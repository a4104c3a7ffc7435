import type { Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { type Count, step } from './count.ts';
import { countEntries, countLines } from './tables.ts';

/** A field as somebody filled it in. */
export interface Entered {
  readonly stockItemId: string;
  /** Thousandths of the unit, may be nothing; null empties the field. */
  readonly quantity: Quantity | null;
  readonly unit: string;
  /** Which version of the line they saw; 0 for one that nobody entered yet. */
  readonly version: number;
}

export type LineThere = typeof countLines.$inferSelect;

interface Writing {
  /** What stood in these lines before; none for what nobody expected. */
  readonly there: readonly LineThere[];
  /** With how much that is in base units; null empties the field. */
  readonly lines: readonly (Entered & { readonly counted: Quantity | null })[];
}

const CHUNK = 1_000;

/** Writes lines of a count that was locked and found open, each under the snapshot of this moment; the first ones begin it. */
export async function writeLines(scope: CommandScope, count: Count, { there, lines }: Writing): Promise<void> {
  for (let from = 0; from < lines.length; from += CHUNK)
    await writeSome(scope, count.id, lines.slice(from, from + CHUNK));
  scope.changed({
    ...{ entity: 'stock_count_lines', id: count.id },
    before: { entered: there.map(({ stockItemId, spoken, unit }) => ({ stockItemId, quantity: spoken, unit })) },
    after: { entered: lines.map(({ stockItemId, quantity, unit }) => ({ stockItemId, quantity, unit })) },
  });
  if (count.state === 'OPEN') await step(scope, count, 'enter');
}

async function writeSome({ tx, now, actor }: CommandScope, countId: string, lines: Writing['lines']): Promise<void> {
  const rows = lines.map(({ stockItemId, quantity, unit, version, counted }) => ({
    ...{ countId, stockItemId, version: version + 1, spoken: quantity, unit: quantity === null ? null : unit },
    ...{ counted, countedBy: quantity === null ? null : actor.id },
    countedAt: quantity === null ? null : now,
    snapshot: quantity === null ? null : sql`pg_current_snapshot()`,
  }));
  await tx
    .insert(countLines)
    .values(rows)
    .onConflictDoUpdate({
      target: [countLines.countId, countLines.stockItemId],
      set: {
        ...{ version: sql`excluded.version`, spoken: sql`excluded.spoken`, unit: sql`excluded.unit` },
        ...{ counted: sql`excluded.counted`, countedBy: sql`excluded.counted_by` },
        ...{ countedAt: sql`excluded.counted_at`, snapshot: sql`excluded.snapshot` },
      },
    });
  await tx
    .insert(countEntries)
    .values(rows.map(({ counted: _, snapshot: __, ...row }) => ({ ...row, countedBy: actor.id, countedAt: now })));
}
