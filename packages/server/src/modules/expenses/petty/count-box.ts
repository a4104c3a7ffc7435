import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { closedDay, post } from '../../finance/index.ts';
import { amountOf, cashCount } from '../../payments/index.ts';
import {
  COUNT_SOURCE,
  closedBox,
  countPosting,
  custodianLeft,
  heldBox,
  ownBox,
  type PettyBox,
  todayAt,
} from './box.ts';
import { pettyBoxes, pettyCountKind, pettyCounts, pettyPlace, pettyVouchers } from './tables.ts';

const SAYS = { COUNT: 'counted', TOP_UP: 'filled up', EMPTY: 'emptied', CLOSE: 'closed' } as const;

/**
 * Counts a box, by somebody else than who answers for it, by denomination or as a sum in paise; and fills it up to its amount from the safe or the
 * bank, or empties it back there, to be handed on or closed. What was counted beside the books is over or short. Refuses BOX_CLOSED,
 * ANOTHER_PERSON_NEEDED to who answers for it, DIFFERENCE_UNEXPLAINED without a reason for a difference, VOUCHERS_WAIT for one that is closed while vouchers
 * wait, CUSTODIAN_LEFT for one that is filled up, and PERIOD_LOCKED. Rules §2.3 G27, §2.4.
 */
export const countPettyBox = command({
  name: 'expenses.countPettyBox',
  permission: 'petty:count',
  input: z
    .object({
      id: z.uuid(),
      boxId: z.uuid(),
      kind: z.enum(pettyCountKind.enumValues),
      counted: z.int().min(0).max(1_000_000_000).nullish(),
      notes: cashCount.nullish(),
      place: z.enum(pettyPlace.enumValues).default('SAFE'),
      // Of what came from the bank: the number of the cheque.
      reference: z.string().trim().max(40).nullish(),
      reason: z.string().trim().max(200).nullish(),
    })
    .refine(({ counted, notes }) => (counted ?? null) === null || !notes, {
      ...{ path: ['counted'], error: 'Give the sum or the notes, not both.' },
    })
    .refine(({ counted, notes }) => (counted ?? null) !== null || notes, {
      ...{ path: ['counted'], error: 'Say what was counted.' },
    }),
  once: ({ id }) => id,
  about: ({ boxId }) => ({ entity: 'petty_box', id: boxId }),
  async handle(scope, { id, boxId, kind, notes, ...said }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const box = await heldBox(tx, boxId);
    const { outletId, custodianId, balance: expected } = box;
    within(outletId);
    const counted = notes ? amountOf(notes) : (said.counted ?? 0);
    const reason = said.reason || null;
    const day = await todayAt(scope, outletId);
    const refusal =
      closedBox(box) ??
      (await ownBox(scope, box, 'counts it and fills it up')) ??
      (counted === expected || reason !== null ? null : unexplained(expected)) ??
      (kind === 'TOP_UP' ? await custodianLeft(scope, box) : null) ??
      (kind === 'CLOSE' ? await waiting(scope, box) : null) ??
      (await closedDay(scope, { outletId, day }));
    if (refusal) return refusal;
    const left = { COUNT: counted, TOP_UP: box.amount, EMPTY: 0, CLOSE: 0 }[kind];
    const [difference, added] = [counted - expected, left - counted];
    const place = added === 0 ? null : said.place;
    const row = { id, boxId, custodianId, kind, expected, counted, notes: notes ?? null, added, place, reason, day };
    const by = { reference: said.reference || null, countedAt: now, countedBy: actor.id ?? '' };
    await tx.insert(pettyCounts).values({ ...row, ...by });
    if (difference !== 0 || added !== 0) {
      await post(tx, {
        ...{ outletId, source: { type: COUNT_SOURCE, id }, event: SAYS[kind], at: now, postedBy: actor.label },
        ...{ dates: { businessDate: day, taxDate: day }, lines: countPosting(boxId, { difference, added, place }) },
        narration: `${box.name} ${SAYS[kind]}${reason === null ? '' : `: ${reason}`}`,
      });
    }
    if (kind === 'CLOSE') {
      await tx
        .update(pettyBoxes)
        .set({ inUse: false, version: box.version + 1 })
        .where(eq(pettyBoxes.id, boxId));
    }
    const after = { balance: left, inUse: kind !== 'CLOSE', count: { ...row, ...by } };
    changed({ entity: 'petty_box', id: boxId, before: { balance: expected, inUse: true }, after });
    return { id: boxId };
  },
});

function unexplained(expected: number): Refusal {
  const message = 'What was counted is not what the books say. Count again, or say where the difference comes from.';
  return refuse('DIFFERENCE_UNEXPLAINED', message, { expected });
}

async function waiting({ tx }: Pick<CommandScope, 'tx'>, { id }: PettyBox): Promise<Refusal | null> {
  const count = await tx.$count(pettyVouchers, and(eq(pettyVouchers.boxId, id), eq(pettyVouchers.state, 'WAITING')));
  if (count === 0) return null;
  return refuse('VOUCHERS_WAIT', 'Vouchers wait for a yes or no: decide on them first.', { count });
}
