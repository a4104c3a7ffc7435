import { isRefusal } from '@college-kiosk/kernel';
import { countPettyBox, payPettyVoucher, saveExpenseCategory, savePettyBox } from '../modules/expenses/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import { files } from '../platform/files/tables.ts';
import { approverIn } from './claim-expenses.ts';

interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
}

/** Three boxes of somebody, each counted three times by whoever acts, with three vouchers with a receipt each, in three categories. Gives the last. */
export async function payPettyCash(by: CallContext, world: World): Promise<string> {
  const { db, outletId, newId, clock } = world;
  const custodian = await approverIn(by, world);
  const made = <Answer>(answer: Answer) => {
    if (isRefusal(answer)) throw new Error(`Nothing was paid: ${JSON.stringify(answer)}`);
    return answer;
  };
  const categoryIds = [newId(), newId(), newId()];
  for (const [at, id] of categoryIds.entries()) {
    const facts = { accountCode: '6200', taxCredit: 'COST', receiptAbove: 0, inUse: true } as const;
    made(await saveExpenseCategory(by, { ...facts, id, name: `Small ${at}`, version: 0 }));
  }
  let boxId = '';
  for (let n = 0; n < 3; n += 1) {
    boxId = newId();
    const facts = { name: `Box ${n}`, custodianId: custodian.actor.id ?? '', amount: 10_000, voucherLimit: 5_000 };
    made(await savePettyBox(by, { commandId: newId(), id: boxId, outletId, version: 0, ...facts }));
    let held = 0;
    for (const categoryId of categoryIds) {
      made(await countPettyBox(by, { id: newId(), boxId, kind: 'TOP_UP', counted: held }));
      const receiptId = newId();
      await db.insert(files).values({
        ...{ id: receiptId, outletId, ownerType: 'EXPENSE_CLAIM', mediaType: 'application/pdf' },
        ...{ digest: receiptId.replaceAll('-', '').repeat(2), content: Buffer.from('x') },
        ...{ keptBy: custodian.actor.id, keptAt: clock.now() },
      });
      const bought = { day: '2026-11-24', categoryId, what: 'String', amount: 100, receiptIds: [receiptId] };
      made(await payPettyVoucher(custodian, { id: newId(), boxId, ...bought }));
      held = 9_900;
    }
  }
  return boxId;
}
