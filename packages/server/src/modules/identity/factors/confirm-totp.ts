import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { sealer } from '../../../platform/auth/sealing.ts';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { guarded, ofSession } from '../guards/guessing.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { code } from './accept-code.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { seedRow } from './seed.ts';
import { totpFactors } from './tables.ts';
import { stepOf } from './totp.ts';

const confirm = command({
  name: 'identity.confirmTotp',
  permission: 'signed-in',
  whileDue: true,
  confirmed: true,
  about: ownAccount,
  input: z.object({ code }),
  mask: ['code'],
  async handle(scope, { code }) {
    const { tx, now, actor, use, emit } = scope;
    const userId = actor.id ?? '';
    const [begun] = await tx
      .select()
      .from(totpFactors)
      .where(and(eq(totpFactors.userId, userId), isNull(totpFactors.confirmedAt)))
      .for('update');
    if (!begun) return refuse('NO_FACTOR', 'No second factor was begun. Begin with the QR code.');
    const step = stepOf(use(sealer).open(...seedRow(begun)), code, now);
    if (step === null)
      return refuse(
        'WRONG_CODE',
        'This code is not right. Take the newest one, and check that the phone’s clock is right.',
      );
    await tx.update(totpFactors).set({ confirmedAt: now, lastStep: step }).where(eq(totpFactors.id, begun.id));
    const codes = await renewRecoveryCodes(scope, userId);
    await endSessions(scope, { userId, reason: 'FACTOR_CHANGED', except: actor.session?.id });
    scope.changed({ entity: 'account', id: userId, before: { secondFactor: false }, after: { secondFactor: true } });
    await tellOfChange(scope, userId, { what: 'FACTOR_ON' });
    emit(accessChanged, { actorId: userId });
    return { codes };
  },
});

/**
 * Switches the second factor on that was begun, by a code made with it, and gives ten recovery codes, once. That code is used
 * up, the person’s other sessions end, and a letter tells of it. Refuses WRONG_CODE, and NO_FACTOR when none was begun. Throws RATE_LIMITED.
 */
export const confirmTotp = guarded(confirm, ofSession);
