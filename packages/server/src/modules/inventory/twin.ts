import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { rememberedCommands } from '../../platform/command/tables.ts';
import type { Tx } from '../../platform/db/database.ts';

/**
 * For a command whose id is found written already: by a twin said at the same time, whose remembered answer the door
 * meets next and gives (so whatever is returned now is dropped). Throws CONFLICT when the id belongs to something else.
 */
export async function assertTwinWon(tx: Tx, id: string): Promise<void> {
  const [said] = await tx
    .select({ id: rememberedCommands.id })
    .from(rememberedCommands)
    .where(eq(rememberedCommands.id, id));
  if (!said) throw new AppError('CONFLICT', 'This id belongs to something else. Make a new id for a new thing.');
}
