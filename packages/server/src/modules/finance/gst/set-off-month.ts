import { assert, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt } from '../../places/index.ts';
import { onEitherSide } from '../bill-postings.ts';
import { monthAfter } from '../periods/month.ts';
import { holdMonthsUpTo } from '../periods/period.ts';
import { type PostingLine, post } from '../post.ts';
import { bookedTax } from './booked.ts';
import { sum } from './brought-forward.ts';
import { agrees, type GstAsk, type GstMonth, gstAsk, gstMonthOf } from './gst-month.ts';
import { type Registration, registrationOf } from './registrations.ts';
import { eachHead, HEADS, owesTax } from './set-off.ts';
import { gstSetOffs } from './tables.ts';

/** Where the entries of set-offs come from, as their source says. */
const SET_OFF_SOURCE = 'gst_set_off';

const OUTPUT = { cgst: '2210', sgst: '2211', igst: '2212' } as const;
const INPUT = { cgst: '1310', sgst: '1311', igst: '1312' } as const;
const IN_ORDER = ['cgst', 'sgst', 'igst'] as const;
const PAYABLE = '2230';
const ROUNDING = '6910';

/**
 * Sets the tax of a month off in the books: output tax against the credit that is used, and the rest, in whole rupees, to what is payable
 * in cash (rules §1.8, §2.3 G37). Dated on the last day of its month, or the first open day after; the month of its tax is kept with it.
 * Done once, in the order of the months, in the books of one outlet of the registration. Refuses MONTH_NOT_OVER, ALREADY_SET_OFF,
 * LATER_MONTH_SET_OFF, EARLIER_MONTH_FIRST, DIFFERS_FROM_BOOKS and NOTHING_TO_SET_OFF.
 */
export const setOffMonth = command({
  name: 'finance.setOffMonth',
  permission: 'gst:set-off',
  input: gstAsk.extend({ id: z.uuid() }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'gst_set_off', id }),
  async handle(scope, { id, ...ask }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    // Looked at before it is held: a month in which business goes on is never held, or sales would wait.
    const notOver = notOverYet(scope, await registrationOf({ db: tx, within }, ask.gstin), ask);
    if (notOver) return notOver;
    // Nobody posts into it, nor into one before it that leaves something to it, while it is reckoned; of two who ask at once the second waits
    // here for the first.
    await holdMonthsUpTo(tx, ask.month);
    const done = await setOffSince(tx, ask);
    if (done) return done;
    const month = await gstMonthOf({ db: tx, within }, ask);
    const refusal = await unready(tx, month);
    if (refusal) return refusal;
    const { settlement, gstin, from, to } = month;
    const outletId = outletOf(month);
    const entryId = await post(tx, {
      ...{ outletId, source: { type: SET_OFF_SOURCE, id }, event: 'set-off', at: now, postedBy: actor.label },
      narration: `GST of ${from.slice(0, 7)} set off, ${gstin}`,
      dates: { businessDate: to, taxDate: to },
      lines: setOffPosting(month),
    });
    const { left, below, payable } = settlement;
    const row = {
      ...{ id, gstin, month: from, outletId, entryId, payable: sumMoney(Object.values(payable)) },
      ...{ leftIgst: left.igst, leftCgst: left.cgst, leftSgst: left.sgst },
      ...{ belowIgst: below.igst, belowCgst: below.cgst, belowSgst: below.sgst },
      ...{ at: now, by: actor.id, byLabel: actor.label },
    };
    await tx.insert(gstSetOffs).values(row);
    changed({ entity: 'gst_set_off', id, before: null, after: row });
    return { id };
  },
});

function notOverYet({ now }: CommandScope, { places }: Registration, { month }: GstAsk): Refusal | null {
  const next = monthAfter(month);
  if (places.every((place) => datesAt(place, now).taxDate >= next)) return null;
  return refuse('MONTH_NOT_OVER', `This month is not over. Its tax can be set off from ${next} on.`, { from: next });
}

async function setOffSince(tx: Tx, { gstin, month }: GstAsk): Promise<Refusal | null> {
  const mine = eq(gstSetOffs.gstin, gstin);
  const [done] = await tx
    .select()
    .from(gstSetOffs)
    .where(and(mine, eq(gstSetOffs.month, month)));
  if (done) {
    return refuse('ALREADY_SET_OFF', `${done.byLabel} set this month off already.`);
  }
  const [later] = await tx
    .select()
    .from(gstSetOffs)
    .where(and(mine, gt(gstSetOffs.month, month)))
    .limit(1);
  if (!later) return null;
  const message = 'A later month was set off already, with what this one left to it. Write a journal by hand.';
  return refuse('LATER_MONTH_SET_OFF', message, { month: later.month });
}

async function unready(tx: Tx, month: GstMonth): Promise<Refusal | null> {
  if (month.isSetOff) {
    return refuse('ALREADY_SET_OFF', 'A journal of this month set its tax off already.');
  }
  const { openSince } = month.brought;
  if (openSince !== null && !(await byHandSince(tx, month, openSince))) {
    const message = `Tax of ${openSince.slice(0, 7)} is not set off yet. Begin there: what it leaves goes into this month.`;
    return refuse('EARLIER_MONTH_FIRST', message, { month: openSince });
  }
  if (!agrees(month)) {
    return refuse('DIFFERS_FROM_BOOKS', 'Documents and books do not say the same. The verifier names the place.');
  }
  if (month.composition !== null || !owesTax(month.settlement)) {
    return refuse('NOTHING_TO_SET_OFF', 'This month has no tax to be set off.');
  }
  return null;
}

/** Whether journals by hand set tax off since a month: then the earlier ones are theirs. */
async function byHandSince(tx: Tx, { registration, to }: GstMonth, from: string): Promise<boolean> {
  const { setOff } = await bookedTax(tx, registration, { from, to });
  return HEADS.some((head) => setOff[head] !== 0);
}

/** The outlet that stood under the registration at the month's end, in whose books it is set off; the first of several. */
function outletOf({ registration: { days, places }, to }: GstMonth): string {
  const ids = places.map(({ outlet }) => outlet.id);
  const then = days.filter((one) => (one.from ?? to) <= to && (one.to ?? to) >= to);
  const found = ids.find((id) => then.some(({ outletId }) => outletId === id)) ?? ids[0];
  assert(found, 'a registration has an outlet');
  return found;
}

/** Lines of the entry: what a head owes leaves its account, credit that is used leaves its own, and what rounding took or gave is told. */
function setOffPosting({ outward, credit, reversed, brought, settlement }: GstMonth): PostingLine[] {
  const due = sum(outward, brought.output);
  const had = sum(
    brought.credit,
    eachHead((head) => credit[head] - reversed[head]),
  );
  const lines = [
    ...IN_ORDER.flatMap((head) => onEitherSide(OUTPUT[head], Math.max(0, due[head]))),
    ...IN_ORDER.flatMap((head) => onEitherSide(INPUT[head], settlement.left[head] - had[head])),
    ...onEitherSide(PAYABLE, -sumMoney(Object.values(settlement.payable))),
  ];
  const over = sumMoney(lines.map(({ debit = 0, credit: out = 0 }) => debit - out));
  return [...lines, ...onEitherSide(ROUNDING, -over)];
}
