import { Fault, isRefusal } from '@college-kiosk/kernel';
import { financeIdentities } from '../../modules/finance/index.ts';
import {
  closeDrawer,
  countDrawer,
  countOf,
  moveDrawerCash,
  openDrawer,
  paymentsIdentities,
  saveDrawer,
} from '../../modules/payments/index.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Canteen } from '../canteen.ts';

// What is done to orders at a drawer; the room of drawers lies below that of orders.
export { cancelOrder, giveUpOrders, placeOrder, takeCash } from '../../modules/ordering/index.ts';

type Purpose = Parameters<typeof moveDrawerCash>[1]['purpose'];

/** A drawer at a desk of a canteen, and a cashier and a manager of their own. */
export interface SampleDrawer {
  readonly drawerId: string;
  readonly cashier: CallContext;
  readonly manager: CallContext;
  /** Opens it with so many paise; answers the session or the refusal. */
  open(float?: number, as?: CallContext): ReturnType<typeof openDrawer>;
  /** Opens it and answers the session. */
  opened(float?: number): Promise<string>;
  move(sessionId: string, purpose: Purpose, amount: number): ReturnType<typeof moveDrawerCash>;
  count(sessionId: string, counted: number, as?: CallContext): ReturnType<typeof countDrawer>;
  close(sessionId: string, reason?: string, as?: CallContext): ReturnType<typeof closeDrawer>;
}

const WORKS = ['drawer:see', 'drawer:work'] as const;

/** Gives a canteen one more drawer. */
export async function sampleDrawer(canteen: Canteen): Promise<SampleDrawer> {
  const { newId, outletId } = canteen;
  const [drawerId, cashierId, managerId] = [newId(), newId(), newId()];
  const also = (call: CallContext, more: readonly Parameters<Canteen['as']>[0][]): CallContext => {
    const given = canteen.as([...WORKS, ...(more as never[])]);
    const permissions = new Map([
      ...(call.actor.permissions as Map<never, never>),
      ...(given.actor.permissions as Map<never, never>),
    ]);
    return { ...call, actor: { ...call.actor, permissions } };
  };
  const cashier = also(canteen.cashier(cashierId), []);
  const manager = also(canteen.manager(managerId), ['drawer:approve', 'drawer:report']);
  const saved = await saveDrawer(canteen.as('drawer:set-up'), {
    ...{
      commandId: newId(),
      id: drawerId,
      outletId,
      name: `Drawer ${drawerId.slice(-6)}`,
      deviceId: null,
      inUse: true,
    },
  });
  if (isRefusal(saved)) throw new Fault('The drawer could not be made.', saved);
  const open = (float = 50_000, as = cashier) => openDrawer(as, { id: newId(), drawerId, float: countOf(float) });
  return {
    ...{ drawerId, cashier, manager, open },
    async opened(float) {
      const session = await open(float);
      if (isRefusal(session)) throw new Fault('The drawer could not be opened.', session);
      return session.id;
    },
    move: (sessionId, purpose, amount) =>
      moveDrawerCash(cashier, { id: newId(), sessionId, purpose, amount, reason: 'Because.' }),
    count: (sessionId, counted, as = cashier) =>
      countDrawer(as, { commandId: newId(), sessionId, count: countOf(counted) }),
    close: (sessionId, reason, as = cashier) =>
      closeDrawer(as, { commandId: newId(), sessionId, reason: reason ?? null }),
  };
}

/** What of the books, payments and drawers does not add up; empty when everything does. */
export async function violationsOf({ db }: Canteen): Promise<string[]> {
  const checks = [...(await financeIdentities(db)), ...(await paymentsIdentities(db))];
  return checks.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`));
}
