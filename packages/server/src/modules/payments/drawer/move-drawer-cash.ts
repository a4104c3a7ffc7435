import type { Money, Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { post } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import {
  DRAWER_SOURCE,
  type DrawerPurpose,
  type DrawerScope,
  type DrawerSession,
  drawerPurposes,
  isTheirs,
  lockSession,
  notAtThisDrawer,
  notOpen,
  PURPOSES,
} from './drawer.ts';
import { moveInSession } from './move-cash.ts';

/** So much at once: ten lakh rupees. */
const AMOUNT_AT_MOST = 100_000_000;

/**
 * Puts cash into an open drawer or takes it out, each with its reason and in the books; or notes that it was opened without a sale. Refuses
 * DRAWER_SHORT, DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER. Rules §4.3, §2.3 G28, G32.
 */
export const moveDrawerCash = command({
  name: 'payments.moveDrawerCash',
  permission: 'drawer:work',
  input: z
    .object({
      id: z.uuid(),
      sessionId: z.uuid(),
      purpose: z.enum(drawerPurposes),
      amount: z.int().min(0).max(AMOUNT_AT_MOST),
      reason: z.string().trim().min(3, 'Say what for.').max(200),
    })
    .refine(({ purpose, amount }) => (purpose === 'NO_SALE') === (amount === 0), {
      ...{ path: ['amount'], error: 'Say how much; a drawer that is opened without a sale moves nothing.' },
    }),
  once: ({ id }) => id,
  about: ({ sessionId }) => ({ entity: 'drawer_session', id: sessionId }),
  async handle(scope, { id, sessionId, purpose, amount, reason }): Promise<{ readonly id: string } | Refusal> {
    const { tx, actor, within } = scope;
    const session = await lockSession(tx, sessionId);
    within(session.outletId);
    if (session.state !== 'OPEN') return notOpen(session);
    if (!isTheirs(session, actor)) return notAtThisDrawer();
    const refusal = await movePurposely(scope, session, { id, purpose, amount, reason });
    if (refusal) return refusal;
    return { id: sessionId };
  },
});

/** Moves cash of an open session and books it against what it is for. Refuses DRAWER_SHORT. */
export async function movePurposely(
  scope: DrawerScope,
  session: Pick<DrawerSession, 'id' | 'outletId'>,
  moved: { readonly id: string; readonly purpose: DrawerPurpose; readonly amount: Money; readonly reason: string },
): Promise<Refusal | null> {
  const { tx, now, actor } = scope;
  const { id, purpose, amount, reason } = moved;
  const { kind, account, says } = PURPOSES[purpose];
  const signed = kind === 'PAID_IN' ? amount : -amount;
  const movement = { id, kind, amount: amount === 0 ? 0 : signed, purpose, reason };
  const refusal = await moveInSession(scope, session.id, movement);
  if (refusal) return refusal;
  if (account === null) return null;
  const [side, against] = signed > 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  await post(tx, {
    outletId: session.outletId,
    source: { type: DRAWER_SOURCE, id },
    event: kind.toLowerCase().replace('_', '-'),
    narration: `Drawer, ${says}: ${reason}`,
    ...{ at: now, dates: datesAt(await placeOf(tx, session.outletId), now), postedBy: actor.label },
    lines: [
      { account: '1010', [side]: amount, party: session.id },
      { account, [against]: amount },
    ],
  });
  return null;
}
