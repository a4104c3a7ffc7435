import { type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { addHeads, headsOn, recordDebitNote, type TaxHeads } from '../../finance/index.ts';
import { datesAt } from '../../places/index.ts';
import { acceptedOf, taxOn } from './bill.ts';
import { lineAt } from './open-lines.ts';
import { type BillInHand, creditTax, roundingOf } from './post-bill.ts';
import { debitNoteNumbers, debitNotes } from './tables.ts';

type Scope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId'>;

/**
 * Asks back what a bill says too much: goods that did not come, what costs more than agreed, tax beyond the rate, a total beyond its
 * lines (rules §3.5). What it says too little stays as it says. Refuses NOTHING_TO_CLAIM.
 */
export async function issueDebitNote(scope: Scope, hand: BillInHand, reason: string): Promise<Refusal | null> {
  const { tx, now, actor, newId } = scope;
  const { bill, supplier, place } = hand;
  const claim = claimOn(hand);
  const [net, tax] = [claim.net, sumMoney(Object.values(claim.heads))];
  if (claimedOf(claim) <= 0) {
    const message = 'This bill asks for no more than was agreed: approve it, or send it back.';
    return refuse('NOTHING_TO_CLAIM', message);
  }
  const [id, dates] = [newId(), datesAt(place, now)];
  const number = await nextDebitNote(tx, bill.outletId);
  await tx.insert(debitNotes).values({
    ...{ id, outletId: bill.outletId, number, supplierId: supplier.id, billId: bill.id, returnId: null },
    ...{ taxable: net, tax, reason, issuedAt: now, issuedOn: dates.taxDate },
  });
  await recordDebitNote(tx, {
    ...{ id, outletId: bill.outletId, supplierId: supplier.id, documentDate: dates.taxDate, at: now, dates },
    ...{ postedBy: actor.label, narration: `Debit note ${number} to ${supplier.name} for bill ${bill.number}` },
    ...{ net, heads: claim.heads, billId: bill.id },
  });
  const taxed = hand.lines.filter(({ findings }) => findings.includes('TAX'));
  await creditTax(
    tx,
    taxed.map((line) => ({ ...line, taxRate: acceptedOf(line, line.baseQuantity).taxRate })),
    hand.open,
  );
  return null;
}

interface Claim {
  readonly net: Money;
  readonly heads: TaxHeads;
}

/** All that a claim comes to. */
export function claimedOf({ net, heads }: Claim): Money {
  return sumMoney([net, ...Object.values(heads)]);
}

/** What a bill says too much: without credited tax, and that by head. Tax that is not credited is part of the first. */
export function claimOn({ bill, lines, open }: BillInHand): Claim {
  const claims = lines.map((line) => {
    const came = Math.max(lineAt(open, line)?.open ?? 0, 0);
    const right = acceptedOf(line, Math.min(line.baseQuantity, came));
    const [asked, owed] = [headsOn(line.net, line.taxRate, line), headsOn(right.net, right.taxRate, line)];
    const inCost = line.isCredited ? 0 : taxOn(line.net, line.taxRate, line) - taxOn(right.net, right.taxRate, line);
    return { net: line.net - right.net + inCost, heads: addHeads([asked, lessHeads(owed)]) };
  });
  const beyond = bill.totalIsOff ? Math.max(roundingOf(bill), 0) : 0;
  return {
    net: sumMoney([...claims.map(({ net }) => net), beyond]),
    heads: addHeads(claims.map(({ heads }) => heads)),
  };
}

function lessHeads({ cgst, sgst, igst }: TaxHeads): TaxHeads {
  return { cgst: -cgst, sgst: -sgst, igst: -igst };
}

/** The next number of an outlet's debit notes. */
export async function nextDebitNote(tx: Tx, outletId: string): Promise<number> {
  const [row] = await tx
    .insert(debitNoteNumbers)
    .values({ outletId, last: 1 })
    .onConflictDoUpdate({ target: debitNoteNumbers.outletId, set: { last: sql`${debitNoteNumbers.last} + 1` } })
    .returning();
  return row?.last ?? 1;
}
