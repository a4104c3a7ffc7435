import { isRefusal } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import {
  decideExpenseClaim,
  delegateExpenses,
  prepareExpensePayment,
  saveExpenseCategory,
  saveExpenseClaim,
  submitExpenseClaim,
} from '../modules/expenses/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import { files } from '../platform/files/tables.ts';

interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
}

/** Somebody new who may approve everything, as whoever acts may all else. */
export async function approverIn(by: CallContext, { db, newId }: Pick<World, 'db' | 'newId'>): Promise<CallContext> {
  const id = newId();
  await db.execute(
    sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@college.example`}, 'Approver', 'x')`,
  );
  await db.execute(
    sql`insert into user_roles (id, user_id, role, limits) values (${newId()}, ${id}, 'administrator', '{}')`,
  );
  return { ...by, actor: { ...by.actor, id } };
}

/** Three claims of whoever acts, each of three lines with a receipt, in three categories; approved and paid by another, who has their limit three times. Gives the last. */
export async function claimExpenses(by: CallContext, world: World): Promise<string> {
  const { db, outletId, newId, clock } = world;
  const approver = await approverIn(by, world);
  const made = <Answer>(answer: Answer) => {
    if (isRefusal(answer)) throw new Error(`Nothing was claimed: ${JSON.stringify(answer)}`);
    return answer;
  };
  const categoryIds = [newId(), newId(), newId()];
  for (const [at, id] of categoryIds.entries()) {
    const facts = { accountCode: '6200', taxCredit: 'COST', receiptAbove: 0, inUse: true } as const;
    made(await saveExpenseCategory(by, { ...facts, id, name: `Gas ${at}`, version: 0 }));
  }
  let id = '';
  for (let n = 0; n < 3; n += 1) {
    id = newId();
    const receiptIds = [newId(), newId(), newId()];
    await db.insert(files).values(
      receiptIds.map((receiptId) => ({
        ...{ id: receiptId, outletId, ownerType: 'EXPENSE_CLAIM' as const, mediaType: 'application/pdf' as const },
        ...{ digest: receiptId.replaceAll('-', '').repeat(2), content: Buffer.from('x') },
        ...{ keptBy: by.actor.id, keptAt: clock.now() },
      })),
    );
    const lines = categoryIds.map((categoryId, at) => ({
      ...{ day: '2026-11-20', categoryId, what: 'Gas', amount: 100, receiptIds: [receiptIds[at] ?? ''] },
    }));
    const claim = { commandId: newId(), id, outletId, version: 0, title: 'Gas', lines };
    made(await saveExpenseClaim(by, claim));
    made(await submitExpenseClaim(by, { commandId: newId(), claimId: id }));
    const yes = { commandId: newId(), claimId: id, version: 1, decision: 'APPROVE', reason: null } as const;
    made(await decideExpenseClaim(approver, yes));
    const paid = { id: newId(), claimId: id, method: 'UPI', reference: id, day: '2026-11-24' } as const;
    made(await prepareExpensePayment(approver, paid));
    const lent = {
      takerId: approver.actor.id ?? '',
      firstDay: '2026-11-24',
      lastDay: '2026-11-30',
      reason: 'On leave',
    };
    made(await delegateExpenses(by, { id: newId(), outletId, ...lent }));
  }
  return id;
}
