import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { placeOf } from '../../places/index.ts';
import { locationOf } from '../locations/location.ts';
import { measure } from '../measure.ts';
import { otherRegistration } from './other-registration.ts';
import { transferLines, transfers } from './tables.ts';

/**
 * Asks for stock to be moved to another location. Within an outlet it may be sent at once; from another outlet somebody there
 * approves it first. Told by whoever may at the place it goes to. Refuses SAME_LOCATION, OTHER_REGISTRATION (outlets with tax
 * different registrations sell to each other: rules §3.4) and UNIT_UNKNOWN.
 */
export const requestTransfer = command({
  name: 'inventory.requestTransfer',
  permission: 'transfer:request',
  input: z.object({
    id: z.uuid(),
    fromOutletId: z.uuid(),
    fromLocationId: z.uuid(),
    toOutletId: z.uuid(),
    toLocationId: z.uuid(),
    note: z.string().trim().min(1).max(200).nullish(),
    lines: z
      .array(z.object({ stockItemId: z.uuid(), quantity: z.int().min(1), unit: z.string().min(1).max(20) }))
      .min(1)
      .max(100)
      .refine((lines) => new Set(lines.map(({ stockItemId }) => stockItemId)).size === lines.length, {
        error: 'Name each stock item once.',
      }),
  }),
  once: (input) => input.id,
  about: ({ id }) => ({ entity: 'stock_transfer', id }),
  async handle({ tx, now, actor, within }, { lines, note = null, ...asked }): Promise<{ id: string } | Refusal> {
    within(asked.toOutletId);
    const [from, to] = [await placeOf(tx, asked.fromOutletId), await placeOf(tx, asked.toOutletId)];
    if (asked.fromLocationId === asked.toLocationId) {
      return refuse('SAME_LOCATION', 'It lies there already: choose another location to move it to.');
    }
    await locationOf(tx, asked.fromOutletId, asked.fromLocationId);
    await locationOf(tx, asked.toOutletId, asked.toLocationId);
    const otherwise = otherRegistration(from, to);
    if (otherwise) return otherwise;
    const measured = await measure(tx, lines);
    if (isRefusal(measured)) return measured;

    const state = asked.fromOutletId === asked.toOutletId ? 'APPROVED' : 'REQUESTED';
    await tx.insert(transfers).values({ ...asked, note, state, requestedBy: actor.id, requestedAt: now });
    await tx
      .insert(transferLines)
      .values(measured.map(({ item, quantity }) => ({ transferId: asked.id, stockItemId: item.id, quantity })));
    return { id: asked.id };
  },
});
