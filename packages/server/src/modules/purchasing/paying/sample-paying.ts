import { sql } from 'drizzle-orm';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { seedAccounts } from '../../finance/index.ts';
import { countOf, openDrawer, saveDrawer } from '../../payments/index.ts';
import { billDesk } from '../bills/sample-bills.ts';
import { returnGoods } from '../receipts/return-goods.ts';
import { ANNA, BIJU, buying, CHITRA } from '../sample-purchasing.ts';
import { cancelSupplierPayment } from './cancel-payment.ts';
import { prepareSupplierPayment } from './prepare-payment.ts';
import { releaseSupplierPayment } from './release-payment.ts';
import { reverseSupplierPayment } from './reverse-payment.ts';
import { useSupplierCredit } from './use-credit.ts';

type Prepare = Parameters<typeof prepareSupplierPayment>[1];
type World = Parameters<typeof buying>[0] & { readonly db: Database };

/** The day it is in the tests' world. */
export const TODAY = '2026-11-24';
const PAYS = ['supplier:pay', 'supplier:release', 'ledger:read', 'drawer:work', 'drawer:see', 'drawer:set-up'] as const;

/** For tests: people who pay suppliers. Anna prepares; Biju, a manager, and Chitra, of finance, release up to their limits. */
export async function payingDesk(world: World) {
  const buy = buying(world);
  const desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
  for (const [id, role] of [
    [BIJU, 'manager'],
    [CHITRA, 'finance'],
  ]) {
    await world.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x')`,
    );
    await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
      values (${world.newId()}, ${id}, ${role}, ${world.outletId}, '{}')`);
  }
  const as = (id: string) => buy.as(id, PAYS);
  const said = () => world.newId();
  return {
    ...{ buy, desk, as },

    /** A bill of so many paise that matched its delivery; of a supplier of its own unless said. */
    async owed(amount: number, supplierId?: string) {
      const supplier = supplierId ?? (await buy.supplier());
      const came = buy.came(await buy.item(), { value: amount });
      const receiptId = await desk.delivered(supplier, came);
      const lines = [buy.billed(receiptId, { price: amount / 10 })];
      const billId = await desk.entered(buy.enter({ supplierId: supplier, lines }));
      return { supplierId: supplier, billId, batchId: came.batchId };
    },

    /** A transfer of today, for what its bills come to unless said. */
    prepare: (given: Partial<Prepare> & Pick<Prepare, 'supplierId'>, by = as(ANNA)) =>
      prepareSupplierPayment(by, {
        ...{ id: said(), outletId: world.outletId, method: 'BANK_TRANSFER', reference: said(), day: TODAY, bills: [] },
        amount: given.bills?.reduce((sum, { amount }) => sum + amount, 0) ?? 0,
        ...given,
      }),

    /** The id of a payment that was taken in. */
    async prepared(answer: Promise<object>) {
      const given = (await answer) as { paymentId?: string };
      if (!given.paymentId) throw new Error(JSON.stringify(given));
      return given.paymentId;
    },

    release: (paymentId: string, by: CallContext = as(BIJU)) =>
      releaseSupplierPayment(by, { commandId: said(), paymentId }),
    cancel: (paymentId: string, by: CallContext = as(ANNA)) =>
      cancelSupplierPayment(by, { commandId: said(), paymentId, reason: 'Prepared twice' }),
    reverse: (paymentId: string, given: { day?: string; sessionId?: string } = {}, by: CallContext = as(BIJU)) =>
      reverseSupplierPayment(by, { commandId: said(), paymentId, day: TODAY, reason: 'It came back', ...given }),
    use: (creditId: string, bills: Prepare['bills'], by: CallContext = as(ANNA)) =>
      useSupplierCredit(by, { id: said(), creditId, bills }),

    /** Goods that were paid for go back, a tenth of them; gives the debit note, of which nothing was set off. */
    async sentBack(supplierId: string, batchId: string) {
      const asked = { id: said(), outletId: world.outletId, reason: 'Sour' };
      await returnGoods(as(ANNA), { ...asked, lines: [{ batchId, quantity: 1_000_000 }] });
      const [note] = await desk.notesOf(supplierId);
      if (!note) throw new Error('No debit note was issued.');
      return note.id;
    },

    /** Anna's drawer, opened with so many paise; gives its session. */
    async drawer(float: number) {
      const [drawerId, id] = [said(), said()];
      const drawer = { id: drawerId, outletId: world.outletId, name: drawerId, deviceId: null, inUse: true };
      await saveDrawer(as(ANNA), { commandId: said(), ...drawer });
      await openDrawer(as(ANNA), { id, drawerId, float: countOf(float) });
      return id;
    },
  };
}
