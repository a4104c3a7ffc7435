import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { holdRules, locksOut } from './locks-out.ts';
import { addressRules } from './tables.ts';

/** Takes a rule about a network away. Refuses RULE_LOCKS_OUT: others of its list may be left. Throws NOT_FOUND. */
export const removeAddressRule = command({
  name: 'identity.removeAddressRule',
  permission: 'security:manage',
  confirmed: true,
  input: z.object({ commandId: z.uuid(), id: z.uuid(), address: z.string().nullable() }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'address_rule', id }),
  async handle(scope, { id, address }) {
    const { tx, emit, changed } = scope;
    await holdRules(scope);
    const gone = await tx.delete(addressRules).where(eq(addressRules.id, id)).returning();
    if (gone.length === 0) throw new AppError('NOT_FOUND', 'There is no such rule.');
    // Whoever takes a network away that is kept out keeps nobody out.
    const narrows = gone.filter(({ effect }) => effect === 'ALLOW');
    const locked = await locksOut(scope, address, narrows);
    if (locked) return locked;
    changed({ entity: 'address_rule', id, before: gone[0] ?? {}, after: null });
    emit(accessChanged, { actorId: null });
    return { ruleId: id };
  },
});
