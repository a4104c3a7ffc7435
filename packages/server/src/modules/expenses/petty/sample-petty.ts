import { isRefusal } from '@college-kiosk/kernel';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { ANNA, BIJU, CHITRA, type expenseDesk, TODAY } from '../sample-expenses.ts';
import { boxById } from './box.ts';
import { countPettyBox } from './count-box.ts';
import { decidePettyVoucher, reversePettyVoucher } from './end-voucher.ts';
import { payPettyVoucher } from './pay-voucher.ts';
import { voucherById } from './queries.ts';
import { savePettyBox } from './save-box.ts';

interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
}

type Save = Parameters<typeof savePettyBox>[1];
type Pay = Parameters<typeof payPettyVoucher>[1];
type Count = Parameters<typeof countPettyBox>[1];

/** For tests: boxes of ₹5,000 that Anna answers for, with a limit of ₹500; Biju decides, Chitra counts. */
export function pettyDesk(world: World, desk: Awaited<ReturnType<typeof expenseDesk>>) {
  const said = () => world.newId();
  const gas = desk.category();
  const save = (given: Partial<Save> = {}, by: CallContext = desk.as(CHITRA)) => {
    const id = given.id ?? said();
    const facts = { name: `Box ${id}`, custodianId: ANNA, amount: 500_000, voucherLimit: 50_000 };
    return savePettyBox(by, { commandId: said(), id, outletId: world.outletId, version: 0, ...facts, ...given });
  };
  const count = (boxId: string, given: Partial<Count> = {}, by: CallContext = desk.as(CHITRA)) =>
    countPettyBox(by, { id: said(), boxId, kind: 'TOP_UP', counted: 0, ...given });
  const pay = async (boxId: string, amount: number, given: Partial<Pay> = {}, by: CallContext = desk.as(ANNA)) =>
    payPettyVoucher(by, {
      ...{ id: said(), boxId, day: TODAY, categoryId: await gas, what: 'Lighter gas', amount, ...given },
    });
  return {
    ...{ save, count, pay },

    /** A box with so much in it; gives its id. */
    async filled(amount = 500_000, given: Partial<Save> = {}) {
      const box = await save({ amount, voucherLimit: Math.min(50_000, amount), ...given });
      if (isRefusal(box)) throw new Error(JSON.stringify(box));
      const filled = await count(box.id);
      if (isRefusal(filled)) throw new Error(JSON.stringify(filled));
      return box.id;
    },
    decide: (voucherId: string, by = desk.as(BIJU), decision: 'APPROVE' | 'REJECT' = 'APPROVE') =>
      decidePettyVoucher(by, {
        commandId: said(),
        voucherId,
        decision,
        reason: decision === 'REJECT' ? 'Too dear' : null,
      }),
    reverse: (voucherId: string, by = desk.as(BIJU)) =>
      reversePettyVoucher(by, { commandId: said(), voucherId, reason: 'Brought back' }),
    heldIn: async (boxId: string) => (await boxById(world.db, boxId))?.balance,
    boxOf: async (boxId: string) => (await boxById(world.db, boxId)) ?? Promise.reject(new Error('no box')),
    voucherOf: async (id: string) => (await voucherById(world.db, id)) ?? Promise.reject(new Error('no voucher')),
  };
}
