import { AppError } from '@college-kiosk/kernel';
import type { CallContext } from '../context.ts';
import { recordTurnedAway } from './turned-away.ts';

/** Runs a look, or the opening of a stream. Whoever may not hears so when it is written down. Throws what the look throws. */
export async function noteDenial<Answer>(
  context: CallContext,
  command: string,
  look: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED')) {
      const { outletId } = context.actor;
      await recordTurnedAway(context, { command, outletId, outcome: 'denied', input: null, reason: error.code });
    }
    throw error;
  }
}
