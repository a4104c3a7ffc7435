import { refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { guessBudgets } from '../guards/tables.ts';
import { hashPassword } from '../passwords/password.ts';
import { isEasy, pinText } from './pin.ts';
import { tillPins, tillTurns } from './tables.ts';
import { endTurns } from './turns.ts';

/**
 * Sets the PIN by which one takes over a till, or another in its place. Whoever still stands at a till by the old one is put off, and wrong tries are
 * forgotten. Refuses PIN_TOO_EASY.
 */
export const setMyPin = command({
  name: 'identity.setMyPin',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({ pin: pinText }),
  mask: ['pin'],
  async handle(scope, { pin }) {
    const { tx, now, actor, changed } = scope;
    const userId = actor.id ?? '';
    if (isEasy(pin)) return refuse('PIN_TOO_EASY', 'This PIN is one that many would try first. Choose another.');
    const pinHash = await hashPassword(pin);
    const [before] = await tx.select().from(tillPins).where(eq(tillPins.userId, userId)).for('update');
    await tx
      .insert(tillPins)
      .values({ userId, pinHash, setAt: now })
      .onConflictDoUpdate({ target: tillPins.userId, set: { pinHash, setAt: now } });
    changed({ entity: 'account', id: userId, before: { pinSetAt: before?.setAt ?? null }, after: { pinSetAt: now } });
    await endTurns(scope, eq(tillTurns.userId, userId), 'PIN_CHANGED');
    await tx.delete(guessBudgets).where(and(eq(guessBudgets.userId, userId), eq(guessBudgets.kind, 'PIN')));
    return { setAt: now };
  },
});
