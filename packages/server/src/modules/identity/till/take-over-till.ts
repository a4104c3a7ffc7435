import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { command } from '../../../platform/command/command.ts';
import { guarded } from '../guards/guessing.ts';
import { assertMayComeFrom } from '../guards/rules-for.ts';
import { passwordFits } from '../passwords/password.ts';
import { pinText } from './pin.ts';
import { staffAtTill } from './staff-at-till.ts';
import { tillPins, tillTurns } from './tables.ts';
import { holdTill } from './till-of.ts';

const NOT_HERE = refuse('NOT_AT_THIS_TILL', 'This person cannot take over this till (any more). Choose somebody else.');
const WRONG_PIN = refuse('WRONG_PIN', 'This PIN is not right.', { triesLeft: 0 });

const takeOver = command({
  name: 'identity.takeOverTill',
  permission: 'till:open',
  about: ({ personId }) => ({ entity: 'account', id: personId }),
  input: z.object({ personId: z.uuid(), pin: pinText }),
  mask: ['pin'],
  async handle(scope, { personId, pin }) {
    const { tx, now, address, use, newId, changed, emit } = scope;
    const { deviceId, outletId } = await holdTill(scope);
    const [person] = await staffAtTill(tx, { permissions: use(permissionRegistry), outletId, now }, personId);
    const [kept] = await tx.select().from(tillPins).where(eq(tillPins.userId, personId)).for('share');
    if (!person || !kept) return NOT_HERE;
    if (!(await passwordFits(kept.pinHash, pin))) return WRONG_PIN;
    await assertMayComeFrom(tx, { userId: personId, isProgram: false, address, now });
    const [before] = await tx
      .update(tillTurns)
      .set({ endedAt: now, endReason: 'TAKEN_OVER' })
      .where(and(eq(tillTurns.deviceId, deviceId), isNull(tillTurns.endedAt)))
      .returning({ turnOf: tillTurns.userId, since: tillTurns.startedAt });
    const turn = { id: newId(), deviceId, userId: personId, startedAt: now, activeAt: now };
    await tx.insert(tillTurns).values(turn);
    changed({ entity: 'device', id: deviceId, before: before ?? {}, after: { turnOf: personId, since: now } });
    if (before) emit(accessChanged, { actorId: before.turnOf });
    emit(accessChanged, { actorId: deviceId });
    return { personId };
  },
});

/**
 * Somebody takes over the till by their PIN, from whoever stood there or from nobody: from now on what is done there is done by them, at that
 * device. They hold what is for tills of what they hold in its outlet, and their own account stays closed. Refuses WRONG_PIN, with how many tries are left: few are
 * allowed to each person, and those are counted beside their account, never against it; NOT_AT_THIS_TILL. Throws RATE_LIMITED, and FORBIDDEN from a network that is kept out.
 */
export const takeOverTill = guarded(takeOver, async ({ db, actor: { deviceId } }, { personId }) => {
  const [kept] = await db.select({ userId: tillPins.userId }).from(tillPins).where(eq(tillPins.userId, personId));
  return kept && deviceId !== null ? { pinOf: kept.userId, deviceId } : null;
});
