import { isRefusal } from '@college-kiosk/kernel';
import { closeDrawer, countDrawer, moveDrawerCash, openDrawer, saveDrawer } from '../modules/payments/index.ts';
import type { CallContext } from '../platform/context.ts';

/** What is counted into a drawer where it does not matter how much: a hundred rupees in coins. */
export const SOME_CASH = {
  ...{ notes500: 0, notes200: 0, notes100: 0, notes50: 0, notes20: 0, notes10: 0 },
  coins: 10_000,
} as const;

/**
 * Three drawers that were opened and counted, one of them closed as well, and that are no longer used: the outlet goes on taking cash
 * without. Gives the session that was closed.
 */
export async function countDrawers(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
): Promise<string> {
  let sessionId = '';
  for (let n = 0; n < 3; n += 1) {
    sessionId = newId();
    const drawer = { id: newId(), outletId, name: `Drawer ${n}`, deviceId: null };
    const done = [
      await saveDrawer(by, { ...drawer, commandId: newId(), inUse: true }),
      await openDrawer(by, { id: sessionId, drawerId: drawer.id, float: SOME_CASH }),
      await moveDrawerCash(by, { id: newId(), sessionId, purpose: 'NO_SALE', amount: 0, reason: 'Change for a guest' }),
      await countDrawer(by, { commandId: newId(), sessionId, count: SOME_CASH }),
      await saveDrawer(by, { ...drawer, commandId: newId(), inUse: false }),
    ];
    const refused = done.find((answer) => isRefusal(answer));
    if (refused) throw new Error(`The drawers were not counted: ${JSON.stringify(refused)}`);
  }
  await closeDrawer(by, { commandId: newId(), sessionId });
  return sessionId;
}
