import { AppError, assert, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { closedDay, reverseEntry } from '../../finance/index.ts';
import { limitFor } from '../approval/authority.ts';
import {
  closedBox,
  custodianLeft,
  heldBox,
  ownBox,
  type PettyBox,
  type PettyVoucher,
  saysMoved,
  shortBox,
  todayAt,
} from './box.ts';
import { bookVoucher } from './pay-voucher.ts';
import { pettyVouchers } from './tables.ts';

export const pettyDecisions = ['APPROVE', 'REJECT'] as const;
const reason = z.string().trim().min(3).max(200);

const WORDS: Readonly<Record<PettyVoucher['state'], string>> = {
  WAITING: 'waiting for somebody else’s yes',
  PAID: 'paid',
  REJECTED: 'rejected',
  REVERSED: 'turned round',
};

/**
 * Says yes to a voucher above its box’s limit, which pays it today and books it, or no. Refuses ILLEGAL_VOUCHER_STEP, ANOTHER_PERSON_NEEDED to who
 * answers for the box; and a yes: BOX_CLOSED, CUSTODIAN_LEFT, ABOVE_YOUR_LIMIT by the limits of expenses, BOX_SHORT and PERIOD_LOCKED. Rules §2.4.
 */
export const decidePettyVoucher = command({
  name: 'expenses.decidePettyVoucher',
  permission: 'petty:count',
  input: z
    .object({ commandId: z.uuid(), voucherId: z.uuid(), decision: z.enum(pettyDecisions), reason: reason.nullish() })
    .refine(({ decision, reason: why }) => decision === 'APPROVE' || why, { path: ['reason'], error: 'Say why.' }),
  once: ({ commandId }) => commandId,
  about: ({ voucherId }) => ({ entity: 'petty_voucher', id: voucherId }),
  async handle(scope, { voucherId, decision, reason: why = null }): Promise<{ id: string } | Refusal> {
    const { actor, now } = scope;
    const { voucher, box } = await heldVoucher(scope, voucherId);
    const refusal = illegal(voucher, 'WAITING') ?? (await ownVoucher(scope, voucher, box, 'decides on its vouchers'));
    if (refusal) return refusal;
    const decided = { decidedBy: actor.id, decidedAt: now };
    if (decision === 'REJECT') {
      await change(scope, voucher, { ...decided, state: 'REJECTED', reason: why });
      return { id: voucherId };
    }
    const { outletId } = box;
    const day = await todayAt(scope, outletId);
    const no =
      closedBox(box) ??
      (await custodianLeft(scope, box)) ??
      (await aboveLimit(scope, box, voucher)) ??
      shortBox(box, voucher.amount) ??
      (await closedDay(scope, { outletId, day }));
    if (no) return no;
    const entryId = await bookVoucher(scope, box, { ...voucher, day });
    await change(scope, voucher, { ...decided, state: 'PAID', day, entryId });
    saysMoved(scope, box, -voucher.amount);
    return { id: voucherId };
  },
});

/**
 * Turns a voucher round whose cash came back into the box: its entry, today. By somebody else than who answers for the box, who saw the cash. Refuses
 * ILLEGAL_VOUCHER_STEP, BOX_CLOSED, ANOTHER_PERSON_NEEDED and PERIOD_LOCKED. Rules §2.1.
 */
export const reversePettyVoucher = command({
  name: 'expenses.reversePettyVoucher',
  permission: 'petty:count',
  input: z.object({ commandId: z.uuid(), voucherId: z.uuid(), reason }),
  once: ({ commandId }) => commandId,
  about: ({ voucherId }) => ({ entity: 'petty_voucher', id: voucherId }),
  async handle(scope, { voucherId, reason: why }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor } = scope;
    const { voucher, box } = await heldVoucher(scope, voucherId);
    const day = await todayAt(scope, box.outletId);
    const refusal =
      illegal(voucher, 'PAID') ??
      closedBox(box) ??
      (await ownVoucher(scope, voucher, box, 'turns its vouchers round')) ??
      (await closedDay(scope, { outletId: box.outletId, day }));
    if (refusal) return refusal;
    assert(voucher.entryId !== null, 'what was paid is in the books', { voucherId });
    await reverseEntry(tx, {
      ...{ entryId: voucher.entryId, day, at: now, postedBy: actor.label },
      narration: `Voucher ${voucher.number} turned round: ${why}`,
    });
    await change(scope, voucher, { state: 'REVERSED', reversedBy: actor.id, reversedAt: now, reason: why });
    saysMoved(scope, box, voucher.amount);
    return { id: voucherId };
  },
});

/** A voucher with its box, both held, the box first, of an outlet one may act in. Throws NOT_FOUND. */
async function heldVoucher({ tx, within }: Pick<CommandScope, 'tx' | 'within'>, id: string) {
  const one = tx.select().from(pettyVouchers).where(eq(pettyVouchers.id, id));
  const [seen] = await one;
  if (!seen) throw new AppError('NOT_FOUND', 'There is no such voucher.');
  const box = await heldBox(tx, seen.boxId);
  within(box.outletId);
  const [voucher = seen] = await tx.select().from(pettyVouchers).where(eq(pettyVouchers.id, id)).for('update');
  return { voucher, box };
}

/** Neither who paid it nor who answers for the box by now: ANOTHER_PERSON_NEEDED. */
async function ownVoucher(
  scope: CommandScope,
  voucher: PettyVoucher,
  box: PettyBox,
  does: string,
): Promise<Refusal | null> {
  const isHandedOver = voucher.custodianId !== box.custodianId;
  return (await ownBox(scope, voucher, does)) ?? (isHandedOver ? ownBox(scope, box, does) : null);
}

function illegal({ state }: PettyVoucher, needed: PettyVoucher['state']): Refusal | null {
  if (state === needed) return null;
  return refuse('ILLEGAL_VOUCHER_STEP', `This voucher is ${WORDS[state]}.`, { voucherState: state });
}

async function aboveLimit(
  scope: Parameters<typeof limitFor>[0],
  { outletId }: PettyBox,
  { custodianId, amount }: PettyVoucher,
): Promise<Refusal | null> {
  const limit = await limitFor(scope, { outletId, claimantId: custodianId, amount });
  return 'code' in limit ? limit : null;
}

async function change(scope: CommandScope, voucher: PettyVoucher, after: Partial<PettyVoucher>): Promise<void> {
  await scope.tx.update(pettyVouchers).set(after).where(eq(pettyVouchers.id, voucher.id));
  scope.changed({ entity: 'petty_voucher', id: voucher.id, before: { ...voucher }, after });
}
