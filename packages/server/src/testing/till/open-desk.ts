import { Fault, isRefusal } from '@college-kiosk/kernel';
import { seedAccounts } from '../../modules/finance/index.ts';
import { offerPayment, type Payment, type PaymentProviders, paymentsById } from '../../modules/payments/index.ts';
import { openWorld, type World } from '../world.ts';
import { openTill, type Till } from './open-till.ts';
import { askForPayment, type PaidOrders, plugPaidOrders, whatMoneyViolates } from './paid-orders.ts';

/** What every payment of a desk comes to. */
export const DESK_AMOUNT = 10_500;

interface AskedFor {
  readonly orderId?: string;
  readonly minutes?: number;
}

/** A world in which orders are paid: accounts, a provider on the loopback, and orders that take money. */
export interface Desk {
  readonly world: World;
  readonly till: Till;
  readonly orders: PaidOrders;
  /** A payment that is awaited, of a new order unless said. */
  ask(over?: AskedFor): Promise<Payment>;
  /** A payment that can be paid. */
  offered(over?: AskedFor): Promise<Payment>;
  /** A payment as it is now. */
  now(id: string): Promise<Payment>;
  /** What does not add up; empty when everything does. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a desk. Call it in `beforeAll` and close it in `afterAll`. Its till’s provider collects unless said. */
export async function openDesk(collects?: PaymentProviders): Promise<Desk> {
  const world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  const orders = plugPaidOrders(world);
  const till = await openTill(world, collects);
  const ask = ({ orderId = world.newId(), minutes = 10 }: AskedFor = {}) =>
    askForPayment(world.as('order:place'), {
      ...{ id: world.newId(), orderId, outletId: world.outletId, amount: DESK_AMOUNT, minutes },
    });
  return {
    world,
    till,
    orders,
    ask,
    async offered(over) {
      const offer = await offerPayment(world.as('order:place'), (await ask(over)).id);
      if (isRefusal(offer)) throw new Fault('The payment could not be offered.', offer);
      return offer;
    },
    async now(id) {
      const payment = (await paymentsById(world.db, [id])).get(id);
      if (!payment) throw new Fault('There is no such payment.', { id });
      return payment;
    },
    async violations() {
      return whatMoneyViolates(world.db);
    },
    async close() {
      await till.close();
      await world.close();
    },
  };
}
